import { readdirSync } from "node:fs";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { createPlatformKeys } from "../server/platform-keys.ts";
import { print } from "./options.ts";

export function addKeysCommand(program: Command): void {
  const keys = program.command("keys").description("the platform's own keys");
  const command = keys
    .command("create")
    .description("make the keys that the folder does not have yet; never touches one that is there")
    .argument("<dir>", "folder, readable by its owner alone")
    .option("--json", "print JSON")
    .action(async (dir: string, { json }: { readonly json?: boolean }) => {
      await createPlatformKeys(dir, new Date());
      if (json) print({ keys: dir, files: readdirSync(dir).sort() }, true);
      else console.log(`${dir} holds the platform's keys: back them up, apart from the database.`);
    });
  manual(command, { examples: [["Before the first start", "shiming keys create keys"]] });
}
