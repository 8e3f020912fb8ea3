import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { lockSqliteDirectory } from "@shiming/store";
import { Sentence } from "../sentence.ts";

/** What a sandbox makes in its folder; nothing else is ever removed. */
const MADE_BY_SANDBOX =
  /^(shiming\.db(-wal|-shm)?|sandbox\.json(\.new)?|control\.json(\.new)?|audit-heads\.ndjson|keys|merchants|host|https)$/;

/** @throws StoreUnavailable while a sandbox runs on the folder; Sentence for a folder that holds no sandbox */
export function resetSandbox(dataDir: string): void {
  if (!existsSync(join(dataDir, "shiming.db"))) {
    if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
      throw new Sentence(`${dataDir} holds no sandbox: nothing was removed.`);
    }
    return;
  }
  const unlock = lockSqliteDirectory(dataDir);
  try {
    for (const name of readdirSync(dataDir)) {
      if (MADE_BY_SANDBOX.test(name)) rmSync(join(dataDir, name), { recursive: true });
    }
  } finally {
    unlock();
  }
}
