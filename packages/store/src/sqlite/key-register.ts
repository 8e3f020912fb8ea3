import type { KeyRegister, PlatformKey } from "@shiming/core";
import type { Database, Statement } from "better-sqlite3";
import type { RecordEvent } from "./audit.ts";
import type { Connection } from "./connection.ts";

export function createKeyRegister({ database, queue }: Connection, record: RecordEvent): KeyRegister {
  const list = listPlatformKeys(database);
  const forgetAll = database.prepare("DELETE FROM platform_keys");
  const insert = database.prepare<[PlatformKey]>(
    "INSERT INTO platform_keys (name, fingerprint) VALUES (@name, @fingerprint)",
  );

  return {
    list: async () => list.all(),
    replace: (keys, event) =>
      queue.run(() => {
        forgetAll.run();
        for (const { name, fingerprint } of keys) insert.run({ name, fingerprint });
        record(event);
      }),
  };
}

export function listPlatformKeys(database: Database): Statement<[], PlatformKey> {
  return database.prepare<[], PlatformKey>("SELECT name, fingerprint FROM platform_keys ORDER BY name");
}
