import { join } from "node:path";
import Database from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { log } from "../migrations/0028-log.ts";
import { migrations } from "../migrations/index.ts";
import { SQLITE } from "../migrations/portable.ts";
import { CONTRACTING, EXPANDING } from "../testing/later-migrations.ts";
import { contracted, expanded, newer } from "../testing/later-release.ts";
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

  it("keeps the text of every entry of an audit that was a chain", async () => {
    query("CREATE TABLE unchained_events (id TEXT PRIMARY KEY, event TEXT)");
    query("CREATE TABLE audit (seq INTEGER PRIMARY KEY, body TEXT NOT NULL, digest TEXT NOT NULL)");
    query(`INSERT INTO audit VALUES (1, '{"seq":1}', 'one'), (2, '{"seq":2}', 'two')`);
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: new Database(file) }) });
    await log.up(db, SQLITE);
    await db.destroy();
    expect(query("SELECT body FROM audit ORDER BY seq")).toEqual(['{"seq":1}', '{"seq":2}']);
    expect(query("SELECT name FROM pragma_table_info('audit')")).toEqual(["seq", "body"]);
  });

  it("is left alone when it is the newest, with all that it holds", async () => {
    await migrateToLatest(new Database(file));
    query("INSERT INTO merchants (mch_id, legal_name) VALUES ('12345678', 'a merchant')");
    const before = query("SELECT sql FROM sqlite_schema ORDER BY name");
    await migrateToLatest(new Database(file));
    expect(query("SELECT sql FROM sqlite_schema ORDER BY name")).toEqual(before);
    expect(query("SELECT legal_name FROM merchants")).toEqual(["a merchant"]);
  });

  it("is used as it is when the next release has only added to it", async () => {
    expect(await migrateToLatest(new Database(file), expanded)).toBe(EXPANDING);
    const before = query("SELECT sql FROM sqlite_schema ORDER BY name");
    expect(await migrateToLatest(new Database(file))).toBe(EXPANDING);
    expect(query("SELECT sql FROM sqlite_schema ORDER BY name")).toEqual(before);
  });

  it("is refused in a sentence when a later release has taken something away, and left alone", async () => {
    await migrateToLatest(new Database(file), contracted);
    const before = query("SELECT sql FROM sqlite_schema ORDER BY name");
    await expect(migrateToLatest(new Database(file))).rejects.toMatchObject(newer(CONTRACTING));
    expect(await migrateToLatest(new Database(file), expanded)).toBe(CONTRACTING);
    expect(query("SELECT sql FROM sqlite_schema ORDER BY name")).toEqual(before);
  });

  it("is refused when a program has made it that says nothing of others", async () => {
    await migrateToLatest(new Database(file));
    query("INSERT INTO kysely_migration (name, timestamp) VALUES ('0099-from-the-future', '2099-01-01')");
    await expect(migrateToLatest(new Database(file))).rejects.toMatchObject(newer("0099-from-the-future"));
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
