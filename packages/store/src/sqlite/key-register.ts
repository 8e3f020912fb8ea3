import type { KeyRegister, PlatformKey } from "@shiming/core";
import type { Database, Statement } from "better-sqlite3";
import { SEALED } from "../rows/sealed.ts";
import type { RecordEvent } from "./audit.ts";
import type { Connection } from "./connection.ts";

export function createKeyRegister({ database, queue }: Connection, record: RecordEvent): KeyRegister {
  const list = listPlatformKeys(database);
  const forgetAll = database.prepare("DELETE FROM platform_keys");
  const insert = database.prepare<[PlatformKey]>("INSERT INTO platform_keys VALUES (@name, @fingerprint)");
  const findRecords = SEALED.map(([table, column]) =>
    database.prepare<[number, Uint8Array], unknown>(
      `SELECT 1 FROM ${table} WHERE substr(${column}, 1, ?) = ? LIMIT 1`,
    ),
  );

  return {
    list: async () => list.all(),
    replace: (keys, event) =>
      queue.run(() => {
        forgetAll.run();
        for (const { name, fingerprint } of keys) insert.run({ name, fingerprint });
        record(event);
      }),
    hasRecordBeginning: async (bytes) =>
      findRecords.some((find) => find.get(bytes.length, bytes) !== undefined),
  };
}

export function listPlatformKeys(database: Database): Statement<[], PlatformKey> {
  return database.prepare<[], PlatformKey>("SELECT name, fingerprint FROM platform_keys ORDER BY name");
}
