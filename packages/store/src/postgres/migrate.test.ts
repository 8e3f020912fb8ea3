import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrations } from "../migrations/index.ts";
import { CONTRACTING, EXPANDING } from "../testing/later-migrations.ts";
import { contracted, expanded, newer } from "../testing/later-release.ts";
import { migrateToLatest } from "./migrate.ts";
import { bareDatabase } from "./testing/temporary.ts";

describe("the schema on PostgreSQL", () => {
  let url: string;
  let client: pg.Client;

  beforeEach(async () => {
    url = await bareDatabase();
    client = new pg.Client(url);
    await client.connect();
  });

  afterEach(() => client.end());

  const column = async (sql: string) => (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  const tables = () => column("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  const done = () => column("SELECT name FROM kysely_migration ORDER BY name");

  it("is made once in an empty database by ten nodes that start at the same time", async () => {
    await Promise.all(Array.from({ length: 10 }, () => migrateToLatest(url)));
    expect(await tables()).toEqual(
      expect.arrayContaining(["accounts", "audit", "consents", "mini_programs"]),
    );
    expect(await done()).toEqual(Object.keys(migrations));
  });

  it("compares text byte by byte, whatever the language of the database", async () => {
    await migrateToLatest(url);
    const collations = await column(
      `SELECT DISTINCT collation_name FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type = 'text'`,
    );
    expect(collations).toEqual(["C"]);
  });

  it("is used as it is when the next release has only added to it", async () => {
    expect(await migrateToLatest(url, expanded)).toBe(EXPANDING);
    expect(await migrateToLatest(url)).toBe(EXPANDING);
    expect(await done()).toEqual([...Object.keys(migrations), EXPANDING]);
  });

  it("is refused in a sentence when a later release has taken something away, and left alone", async () => {
    await migrateToLatest(url, contracted);
    const before = await tables();
    await expect(migrateToLatest(url)).rejects.toMatchObject(newer(CONTRACTING));
    expect(await migrateToLatest(url, expanded)).toBe(CONTRACTING);
    expect(await tables()).toEqual(before);
  });

  it("is refused when a program has made it that says nothing of others", async () => {
    await migrateToLatest(url);
    await client.query(
      "INSERT INTO kysely_migration (name, timestamp) VALUES ('0099-from-the-future', '2099-01-01')",
    );
    await expect(migrateToLatest(url)).rejects.toMatchObject(newer("0099-from-the-future"));
  });

  it("is changed when whoever works on a table lets go of it, and keeps nobody waiting behind", async () => {
    await migrateToLatest(url);
    await client.query("BEGIN; SELECT 1 FROM staff");
    const migrated = migrateToLatest(url, expanded);
    const other = new pg.Client(url);
    await other.connect();
    const waits = "SELECT count(*)::int FROM pg_locks WHERE relation = 'staff'::regclass AND NOT granted";
    await expect.poll(async () => (await column(waits))[0]).toBe(1);
    // Whoever comes now stands behind it, until it gives way.
    expect((await other.query("SELECT count(*)::int AS count FROM staff")).rows).toEqual([{ count: 0 }]);
    await other.end();
    await client.query("COMMIT");
    expect(await migrated).toBe(EXPANDING);
  });

  it("is made whole or not at all", async () => {
    await client.query("CREATE TABLE consents (in_the_way text)");
    await expect(migrateToLatest(url)).rejects.toMatchObject({
      name: "StoreUnavailable",
      message: expect.stringMatching(/^The database could not be migrated: .*consents/),
    });
    expect(await tables()).toEqual(["consents"]);
  });

  it("is refused in a sentence to a user who may make no tables", async () => {
    const { username } = new URL(url);
    const role = `guest_${username}_${process.pid}`;
    await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'guest'`);
    const guests = new URL(url);
    [guests.username, guests.password] = [role, "guest"];
    try {
      await client.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
      await expect(migrateToLatest(guests.href)).rejects.toMatchObject({
        name: "StoreUnavailable",
        text: {
          en: "The database's user may make no tables in the schema public: GRANT CREATE ON SCHEMA public to it, or name another user.",
          zh: "数据库用户无权在 schema public 中建表：请为其执行 GRANT CREATE ON SCHEMA public，或换用其他用户。",
        },
      });
    } finally {
      await client.query(`DROP ROLE ${role}`);
    }
  });

  it("is not confused by migrations of another program in another schema", async () => {
    await client.query(
      "CREATE SCHEMA other; CREATE TABLE other.kysely_migration (name text, timestamp text)",
    );
    await client.query("INSERT INTO other.kysely_migration VALUES ('somebody-elses', '')");
    await migrateToLatest(url);
    expect(await done()).toEqual(Object.keys(migrations));
  });
});
