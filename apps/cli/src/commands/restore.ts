import type { Text } from "@shiming/crypto";
import { commandLineActor } from "../administration/actor.ts";
import type { Restored } from "../administration/restore.ts";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { usage } from "../sentence.ts";
import { requireDataFolder } from "../server/data-folder.ts";
import { hasDatabase } from "../server/database-place.ts";
import {
  addLocationOptions,
  JSON_OPTION,
  LOCATION_ENVIRONMENT,
  type LocationOptions,
  machineLocationOf,
  printJson,
  readBytes,
} from "./options.ts";

interface RestoreOptions extends LocationOptions, Spoken {
  readonly from?: string;
  readonly identity?: string;
  readonly replace?: boolean;
  readonly heads?: string;
  readonly witness?: readonly string[];
  readonly json?: boolean;
}

export function addRestoreCommand(program: Command): void {
  const command = addLocationOptions(program.command("restore"))
    .description({
      en: "put a copy of the data back, and make it safe to use, before the first start with it",
      zh: "恢复备份，并使恢复的数据可以安全使用；在恢复后首次启动之前运行",
    })
    .option("--from <file>", {
      en: "a copy that shiming backup made; without it, the copy is already in its place",
      zh: "由 shiming backup 生成的备份；不给出则表示数据已经放回",
    })
    .option("--identity <file>", {
      en: "file of the identity of age that the copy is encrypted to",
      zh: "备份加密时所用 age 公钥对应的私钥文件",
    })
    .option("--replace", {
      en: "lay aside the database that is there, in a folder beside it",
      zh: "把现有的数据库移到旁边的目录中",
    })
    .option("--heads <file>", {
      en: "signed heads to compare it with (default: DATA/audit-heads.ndjson)",
      zh: "用来比对的签名链头（默认：数据文件夹下的 audit-heads.ndjson）",
    })
    .option("--witness <url...>", {
      en: "witnesses to compare it with: what they have signed, this platform had",
      zh: "用来比对的见证人：它们联署过的，本平台都曾有过",
    })
    .option("--json", JSON_OPTION)
    .action(restore);
  manual(command, {
    about: [
      {
        en:
          "A copy does not know what was used or withdrawn since it was made. This command voids every unused auth_token, " +
          "every access token, every open sheet and session, and every assertion that was signed before. The audit records it.",
        zh: "备份不知道此后用掉了什么、撤回了什么。本命令使所有未使用的 auth_token、所有接口调用凭证、打开的授权页和会话、此前签名的断言全部作废，并记入审计。",
      },
      {
        en:
          "Nothing is then released without a new consent. What staff changed since the copy is gone: revoke certificates, " +
          "suspend mini programs, remove keys of hosts and set locks again.",
        zh: "此后没有新的同意就不会提供任何信息。备份之后工作人员所作的改动已经丢失：证书的吊销、小程序的暂停、宿主密钥的移除和账户的锁定都要重新设置。",
      },
    ],
    examples: [
      [
        { en: "On a new machine, with the keys from their own backup", zh: "在新机器上，密钥已从其备份放好" },
        "shiming restore --from copy.tar.age --identity me.txt",
      ],
      [
        { en: "After shiming.db was put back by other means", zh: "用其他方式放回 shiming.db 之后" },
        "shiming restore",
      ],
      [
        { en: "With heads that were shipped off the machine", zh: "使用另行保存的链头" },
        "shiming restore --heads copy/audit-heads.ndjson",
      ],
    ],
    environment: LOCATION_ENVIRONMENT,
    failure: {
      en: "the copy is not what it says, the keys are not those of the data, a database is in the way, or a server is running on it",
      zh: "备份与其清单不符、密钥不是数据所属的、已有数据库，或有服务正在使用这些数据",
    },
  });
}

async function restore(options: RestoreOptions): Promise<void> {
  const location = machineLocationOf(options);
  const put = options.from === undefined ? undefined : await putBackFrom(options.from, options);
  requireDataFolder(location.data);
  if (!hasDatabase(location.data)) {
    usage({
      en: `There is no shiming.db in ${location.data}: put the copy there first.`,
      zh: `${location.data} 中没有 shiming.db：请先把备份放回去。`,
    });
  }
  // Those that somebody names must be there.
  if (options.heads !== undefined) readBytes(options.heads);
  const { restoreData } = await import("../administration/restore.ts");
  const restored = await restoreData(
    location,
    { heads: options.heads, witnesses: options.witness, actor: commandLineActor() },
    new Date(),
  );
  if (options.json) printJson({ ...described(restored), ...(put && { made_at: put.manifest.made_at }) });
  else
    console.log(
      [...(put ? [putText(put)] : []), said(restored)].map((text) => text[options.language]).join("\n"),
    );
}

async function putBackFrom(file: string, options: RestoreOptions) {
  const { putBack } = await import("../copies/put-back.ts");
  const { identity, replace = false } = options;
  return putBack(machineLocationOf(options), { file, identity, isReplacing: replace }, new Date());
}

function putText({ manifest, aside }: Awaited<ReturnType<typeof putBackFrom>>): Text {
  const was =
    aside === undefined
      ? { en: "", zh: "" }
      : { en: ` What was there is in ${aside}.`, zh: `原有数据在 ${aside}。` };
  return {
    en: `The copy of ${manifest.made_at} was put back.${was.en}`,
    zh: `已恢复 ${manifest.made_at} 的备份。${was.zh}`,
  };
}

function described({ lastSeq, lost, witnesses, voided }: Restored) {
  return {
    last_entry: lastSeq,
    lost_up_to_entry: lost?.seq ?? null,
    witnesses: witnesses.map(({ url, head, isHeld }) => ({
      ...{ url, cosigned_entries: head.seq, is_held: isHeld },
    })),
    voided: {
      auth_tokens: voided.authTokens,
      access_tokens: voided.accessTokens,
      api_tokens: voided.apiTokens,
      sessions: voided.sessions,
    },
  };
}

function said({ lastSeq, lost, witnesses, voided }: Restored): Text {
  const { authTokens, accessTokens, apiTokens, sessions } = voided;
  const ends = lost
    ? {
        en: `The copy ends with entry ${lastSeq}; what was up to entry ${lost.seq} is lost.`,
        zh: `备份止于第 ${lastSeq} 条；直到第 ${lost.seq} 条的内容已经丢失。`,
      }
    : {
        en: `The copy ends with entry ${lastSeq}; no signed head is known that it lacks.`,
        zh: `备份止于第 ${lastSeq} 条；没有发现它缺少的签名链头。`,
      };
  const seen = witnesses.map(witnessSaid);
  const [en, zh] = [seen.map((each) => each.en), seen.map((each) => each.zh)];
  return {
    en: `${[ends.en, ...en].join("\n")}\nVoid: auth tokens ${authTokens}, access tokens ${accessTokens}, API tokens ${apiTokens}, sheets and sessions ${sessions}.`,
    zh: `${[ends.zh, ...zh].join("\n")}\n已作废：auth_token ${authTokens} 个，接口调用凭证 ${accessTokens} 个，API 令牌 ${apiTokens} 个，授权页和会话 ${sessions} 个。`,
  };
}

/** What was lost is gone for the witness, too: for it, the log goes on as another. */
function witnessSaid({ url, head: { seq }, isHeld }: Restored["witnesses"][number]): Text {
  return isHeld
    ? {
        en: `${url} has signed ${seq} entries, which the copy has.`,
        zh: `${url} 联署过 ${seq} 条，备份中都有。`,
      }
    : {
        en: `${url} is ahead: it has signed ${seq} entries, which the copy has not all. It will refuse this log: tell its auditor.`,
        zh: `${url} 走在前面：它联署过 ${seq} 条，备份并不都有。它会拒绝这份日志：请告知其审计员。`,
      };
}
