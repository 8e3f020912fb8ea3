import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrations } from "../migrations/index.ts";
import { migrateToLatest } from "./migrate.ts";
import { temporaryDirectory } from "./testing/temporary.ts";

describe("the schema", () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let file: string;

  beforeEach(() => {
    directory = temporaryDirectory();
    file = join(directory.path, "shiming.db");
  });

  afterEach(() => directory.remove());

  function query(sql: string): unknown[] {
    const database = new Database(file);
    try {
      const statement = database.prepare(sql);
      return statement.reader ? statement.pluck().all() : [statement.run().changes];
    } finally {
      database.close();
    }
  }

  const tables = () => query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  const done = () => query("SELECT name FROM kysely_migration ORDER BY name");

  it("is made in an empty database", async () => {
    await migrateToLatest(new Database(file));
    expect(tables()).toEqual(expect.arrayContaining(["accounts", "audit", "consents", "mini_programs"]));
    expect(done()).toEqual(Object.keys(migrations));
  });

  it("is left alone when it is the newest, with all that it holds", async () => {
    await migrateToLatest(new Database(file));
    query("INSERT INTO merchants (mch_id, legal_name) VALUES ('12345678', 'a merchant')");
    const before = query("SELECT sql FROM sqlite_schema ORDER BY name");
    await migrateToLatest(new Database(file));
    expect(query("SELECT sql FROM sqlite_schema ORDER BY name")).toEqual(before);
    expect(query("SELECT legal_name FROM merchants")).toEqual(["a merchant"]);
  });

  it("is refused in a sentence when a newer program made it, and left alone", async () => {
    await migrateToLatest(new Database(file));
    query("INSERT INTO kysely_migration VALUES ('0099-from-the-future', '2099-01-01T00:00:00.000Z')");
    const before = tables();
    await expect(migrateToLatest(new Database(file))).rejects.toMatchObject({
      name: "StoreUnavailable",
      message:
        "The database is newer than this program (it has migration 0099-from-the-future); start the newer version of shiming.",
    });
    expect(tables()).toEqual(before);
  });

  it("is made whole or not at all", async () => {
    query("CREATE TABLE consents (in_the_way)");
    await expect(migrateToLatest(new Database(file))).rejects.toMatchObject({
      name: "StoreUnavailable",
      message: expect.stringMatching(/^The database could not be migrated: .*consents/),
    });
    expect(tables()).toEqual(["consents"]);
  });
});
