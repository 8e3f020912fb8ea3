import { readdirSync } from "node:fs";
import type { Text } from "@shiming/crypto";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { createPlatformKeys } from "../server/platform-keys.ts";
import { printJson } from "./options.ts";

interface CreateOptions extends Spoken {
  readonly json?: boolean;
}

export function addKeysCommand(program: Command): void {
  const keys = program.command("keys").description({ en: "the platform's own keys", zh: "平台自己的密钥" });
  const command = keys
    .command("create")
    .description({
      en: "make the keys that the folder does not have yet; never touches one that is there",
      zh: "补齐文件夹中缺少的密钥；绝不改动已有的",
    })
    .argument("<dir>", { en: "folder, readable by its owner alone", zh: "文件夹，只有所有者可读" })
    .option("--json", { en: "print JSON", zh: "输出 JSON" })
    .action(async (dir: string, { json, language }: CreateOptions) => {
      await createPlatformKeys(dir, new Date());
      if (json) printJson({ keys: dir, files: readdirSync(dir).sort() });
      else console.log(madeText(dir)[language]);
    });
  manual(command, {
    examples: [[{ en: "Before the first start", zh: "首次启动之前" }, "shiming keys create keys"]],
  });
}

function madeText(folder: string): Text {
  return {
    en: `${folder} holds the platform's keys: back them up, apart from the database.`,
    zh: `${folder} 中是平台的密钥：请备份，与数据库分开存放。`,
  };
}
