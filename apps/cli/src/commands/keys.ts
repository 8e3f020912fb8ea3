import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Text } from "@shiming/crypto";
import { commandLineActor } from "../administration/actor.ts";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { requireOwnFolder } from "../own-folder.ts";
import { usage } from "../sentence.ts";
import { createIssuer } from "../server/create-merchant-authority.ts";
import { createPlatformKeys } from "../server/create-platform-keys.ts";
import { requireDataFolder } from "../server/data-folder.ts";
import { readKeyEncryptionKeys } from "../server/key-encryption-keys.ts";
import { loadPlatformKeys } from "../server/platform-keys.ts";
import {
  addLocationOptions,
  JSON_OPTION,
  LOCATION_ENVIRONMENT,
  type LocationOptions,
  machineLocationOf,
  printJson,
} from "./options.ts";

interface CreateOptions extends Spoken {
  readonly json?: boolean;
}

interface AcceptOptions extends LocationOptions, Spoken {
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function addKeysCommand(program: Command): void {
  const keys = program.command("keys").description({ en: "the platform's own keys", zh: "平台自己的密钥" });
  addCreateCommand(keys);
  addRotateIssuerCommand(keys);
  addAcceptCommand(keys);
}

function addCreateCommand(keys: Command): void {
  const command = keys
    .command("create")
    .description({
      en: "make the keys that the folder does not have yet; never changes an existing one",
      zh: "补齐文件夹中缺少的密钥；绝不改动已有的",
    })
    .argument("<dir>", { en: "folder, readable only by its owner", zh: "文件夹，只有所有者可读" })
    .option("--json", JSON_OPTION)
    .action(async (dir: string, { json, language }: CreateOptions) => {
      const data = dataOf(dir);
      // Data that is there belongs to keys that were there: none of them is made anew.
      if (data === undefined) await createPlatformKeys(dir, new Date());
      else loadPlatformKeys(dir, data);
      if (json) printJson({ keys: dir, files: readdirSync(dir).sort() });
      else console.log(madeText(dir)[language]);
    });
  manual(command, {
    examples: [[{ en: "Before the first start", zh: "首次启动之前" }, "shiming keys create keys"]],
    failure: { en: "a key was lost that the data needs", zh: "丢失了数据离不开的密钥" },
  });
}

function addRotateIssuerCommand(keys: Command): void {
  const command = keys
    .command("rotate-issuer")
    .description({
      en: "make a new issuer of merchant certificates, from the next start on; those issued before stay good",
      zh: "生成新的商户证书签发机构，下次启动后生效；之前签发的证书不受影响",
    })
    .argument("<dir>", { en: "folder of the keys", zh: "密钥文件夹" })
    .option("--json", JSON_OPTION)
    .action(async (dir: string, { json, language }: CreateOptions) => {
      requireOwnFolder(dir);
      const { keyEncryptionKeys } = readKeyEncryptionKeys({ folder: dir, hasData: true });
      const { name, before } = await createIssuer(dir, keyEncryptionKeys, new Date());
      if (json) printJson({ issuer: name, before: before ?? null });
      else console.log(rotatedText(join(dir, name))[language]);
    });
  manual(command, {
    about: [
      {
        en:
          "The new issuer is signed by the root of the folder (merchant-root.key), which may be kept elsewhere and is needed for this alone. " +
          "A folder from before there were roots gets one. Keep the files of former issuers: they sign the lists of what they issued and is revoked.",
        zh:
          "新的签发机构由目录中的根（merchant-root.key）签发；根密钥可存放在别处，仅此时需要。早期没有根的目录会先生成根。" +
          "请保留之前签发机构的文件：它们仍要为自己签发的证书签署吊销列表。",
      },
    ],
    examples: [
      [{ en: "Then start the server again", zh: "之后请重新启动服务" }, "shiming keys rotate-issuer keys"],
    ],
    failure: {
      en: "the key of the root is not in the folder, or cannot be read",
      zh: "根密钥不在目录中，或无法读取",
    },
  });
}

function rotatedText(issuer: string): Text {
  return {
    en: `${issuer}.crt issues from the next start on: back up the folder, then start the server again.`,
    zh: `下次启动后由 ${issuer}.crt 签发：请备份目录，再重新启动服务。`,
  };
}

function madeText(folder: string): Text {
  return {
    en: `${folder} holds the platform's keys: back them up, apart from the database.`,
    zh: `${folder} 中是平台的密钥：请备份，与数据库分开存放。`,
  };
}

/** The folder of the data that the keys in a folder are for, as far as it is known and there is data. */
function dataOf(keys: string): string | undefined {
  const { SHIMING_DATA: data = "", SHIMING_KEYS: itsKeys = join(data, "keys") } = process.env;
  const isFor = data !== "" && resolve(itsKeys) === resolve(keys);
  return [...(isFor ? [data] : []), join(keys, "..")].find((folder) =>
    existsSync(join(folder, "shiming.db")),
  );
}

function addAcceptCommand(keys: Command): void {
  const command = addLocationOptions(keys.command("accept"))
    .description({
      en: "accept other keys for the data than before, and say what is lost; the server must be stopped",
      zh: "让数据改用其他密钥，并说明因此会失去什么；须先停止服务",
    })
    .argument("<name...>", {
      en: "pepper, audit, kek-NAME, merchant-root or merchant-issuer-NAME: every key that has changed, and no other",
      zh: "pepper、audit、kek-NAME、merchant-root 或 merchant-issuer-NAME：列出所有已更换的密钥，不能多也不能少",
    })
    .option("--yes", {
      en: "do it; without this, the command only says what is lost",
      zh: "确认执行；不加则只说明会失去什么",
    })
    .option("--json", JSON_OPTION)
    .action(acceptKeys);
  manual(command, {
    about: [
      {
        en:
          "The data remembers its keys, and nothing starts with others. Restore a lost key from its backup. Only if there is " +
          "no backup, use this command: from then on the data belongs to the keys that are in the folder now.",
        zh: "数据记得自己的密钥，换了密钥就什么都不能启动。密钥丢失时请从备份恢复；只有没有备份时，才用本命令让数据改用目录中现有的密钥。",
      },
    ],
    examples: [
      [
        { en: "After the pepper was lost for good", zh: "胡椒值已无法找回" },
        "shiming keys accept pepper --yes",
      ],
    ],
    environment: LOCATION_ENVIRONMENT,
    failure: {
      en: "there is nothing to accept, another key is wrong too, or --yes is missing",
      zh: "没有可接受的密钥，还有别的密钥不对，或没有 --yes",
    },
  });
}

async function acceptKeys(names: readonly string[], options: AcceptOptions): Promise<void> {
  const location = machineLocationOf(options);
  requireDataFolder(location.data);
  if (!existsSync(join(location.data, "shiming.db"))) {
    usage({
      en: `There is no platform in ${location.data}; choose another folder with --data DIR.`,
      zh: `${location.data} 中没有平台；请用 --data DIR 另选目录。`,
    });
  }
  const { acceptForeignKeys } = await import("../administration/accept-keys.ts");
  const accepted = await acceptForeignKeys(
    location,
    { names, isSure: options.yes ?? false, actor: commandLineActor() },
    new Date(),
  );
  if (options.json) printJson({ accepted: accepted.map(({ name, lost }) => ({ name, lost: lost.en })) });
  else for (const { name, lost } of accepted) console.log(`${name}: ${lost[options.language]}`);
}
