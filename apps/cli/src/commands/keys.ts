import type { Command } from "commander";
import { manual } from "../manual/page.ts";
import { createPlatformKeys } from "../server/platform-keys.ts";

export function addKeysCommand(program: Command): void {
  const keys = program.command("keys").description("the platform's own keys");
  const command = keys
    .command("create")
    .description("make the keys that the folder does not have yet; never touches one that is there")
    .argument("<dir>", "folder, readable by its owner alone")
    .action(async (dir: string) => {
      await createPlatformKeys(dir, new Date());
      console.log(`${dir} holds the platform's keys: back them up, apart from the database.`);
    });
  manual(command, { examples: [["Before the first start", "shiming keys create keys"]] });
}
