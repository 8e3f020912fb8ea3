import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Text } from "@shiming/crypto";
import { commandLineActor } from "../administration/actor.ts";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { createPlatformKeys } from "../server/create-platform-keys.ts";
import { requireDataFolder } from "../server/data-folder.ts";
import { hasDatabase, requirePlatform } from "../server/database-place.ts";
import { loadPlatformKeys } from "../server/platform-keys.ts";
import { addIssuerCommands } from "./keys-issuers.ts";
import { addRotationCommands } from "./keys-rotation.ts";
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
  addIssuerCommands(keys);
  addRotationCommands(keys);
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
      else await loadPlatformKeys(dir, data);
      if (json) printJson({ keys: dir, files: readdirSync(dir).sort() });
      else console.log(madeText(dir)[language]);
    });
  manual(command, {
    examples: [[{ en: "Before the first start", zh: "首次启动之前" }, "shiming keys create keys"]],
    failure: { en: "a key was lost that the data needs", zh: "丢失了数据离不开的密钥" },
  });
}

function madeText(folder: string): Text {
  return {
    en: `${folder} holds the platform's keys: back them up, apart from the database.`,
    zh: `${folder} 中是平台的密钥：请备份，与数据库分开存放。`,
  };
}

/** The folder of the data that the keys in a folder are for, as far as it is known and there is data. */
function dataOf(keys: string): string | undefined {
  const { SHIMING_DATA: data = "", SHIMING_KEYS: itsKeys } = process.env;
  const isFor = data !== "" && resolve(itsKeys || join(data, "keys")) === resolve(keys);
  return [...(isFor ? [data] : []), join(keys, "..")].find((folder) => hasDatabase(folder));
}

function addAcceptCommand(keys: Command): void {
  const command = addLocationOptions(keys.command("accept"))
    .description({
      en: "accept other keys for the data than before, and say what is lost; the server must be stopped",
      zh: "让数据改用其他密钥，并说明因此会失去什么；须先停止服务",
    })
    .argument("<name...>", {
      en: "pepper, pepper-NAME, sign-in, audit, kek-NAME, merchant-root or merchant-issuer-NAME: every key that has changed, and no other",
      zh: "pepper、pepper-NAME、sign-in、audit、kek-NAME、merchant-root 或 merchant-issuer-NAME：列出所有已更换的密钥，不能多也不能少",
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
  requirePlatform(location.data);
  const { acceptForeignKeys } = await import("../administration/accept-keys.ts");
  const accepted = await acceptForeignKeys(
    location,
    { names, isSure: options.yes ?? false, actor: commandLineActor() },
    new Date(),
  );
  if (options.json) printJson({ accepted: accepted.map(({ name, lost }) => ({ name, lost: lost.en })) });
  else for (const { name, lost } of accepted) console.log(`${name}: ${lost[options.language]}`);
}
