import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditOf } from "../conformance/audit-of.ts";
import { at, claim, giveConsent, miniProgram, release, staffWrite } from "../conformance/samples.ts";
import type { DatabaseBeside } from "../open-stores.ts";
import { openPostgresStores } from "../postgres/open.ts";
import { bareDatabase } from "../postgres/testing/temporary.ts";
import { openSqliteStores } from "../sqlite/open.ts";
import { beginMove, hasLeft, type MoveEnds } from "./move.ts";

const ROWS = [
  ["a", 0, "2026-11-28T04:00:00.123Z", null],
  ["B", 1, "2026-11-28T04:00:00.000Z", "乙"],
];

/** A sign-in with a column of each kind, as the library makes them on either engine. */
async function prepareBeside(place: DatabaseBeside): Promise<void> {
  if (place.engine === "sqlite") {
    place.database.exec(
      'CREATE TABLE IF NOT EXISTS "user" (id TEXT PRIMARY KEY, "isGood" INTEGER, "madeAt" DATE, name TEXT)',
    );
    place.database.close();
    return;
  }
  await place.pool.query(`CREATE SCHEMA IF NOT EXISTS sign_in; CREATE TABLE IF NOT EXISTS sign_in."user"
    (id text PRIMARY KEY, "isGood" boolean, "madeAt" timestamptz, name text)`);
  await place.pool.end();
}

describe("a move of data", () => {
  let folder: string;
  let url: string;
  let there: MoveEnds;
  let back: MoveEnds;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "shiming-move-"));
    url = await bareDatabase();
    there = { folder: join(folder, "data"), url, to: "postgres" };
    back = { folder: join(folder, "back"), url, to: "sqlite" };
    const stores = await openSqliteStores(there.folder);
    await giveConsent(stores, "one");
    await release(stores, await giveConsent(stores, "two"), claim(), at(1));
    const app = miniProgram();
    await stores.miniPrograms.change(app.appid, () => ({ next: app, events: [staffWrite("created")] }));
    await stores.logos.put("a logo" as never, Buffer.from([0, 1, 254, 255]));
    const beside = stores.openBeside("sign-in");
    if (beside.engine === "sqlite") {
      beside.database.exec(
        'CREATE TABLE "user" (id TEXT PRIMARY KEY, "isGood" INTEGER, "madeAt" DATE, name TEXT)',
      );
      const insert = beside.database.prepare('INSERT INTO "user" VALUES (?, ?, ?, ?)');
      for (const row of ROWS) insert.run(...row);
      beside.database.close();
    }
    await stores.close();
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  async function moveAll(ends: MoveEnds) {
    const move = await beginMove(ends, prepareBeside, at(0));
    const contents = await move.copy();
    await move.finish();
    await move.close();
    return contents;
  }

  it("has the same rows there and back, by count and digest", async () => {
    const moved = await moveAll(there);
    expect(moved.find(({ table }) => table === "consents")?.rows).toBe(2);
    expect(moved.find(({ table }) => table === "sign_in.user")?.rows).toBe(2);
    const audit = await (async () => {
      const stores = await openPostgresStores({ url });
      const entries = await auditOf(stores);
      await stores.close();
      return entries;
    })();
    // Whoever opened it has held the audit's lock.
    const returned = await moveAll(back);
    const without = (list: typeof moved) => list.filter(({ table }) => table !== "unit_locks");
    expect(without(returned)).toEqual(without(moved));
    const stores = await openSqliteStores(back.folder);
    expect(await auditOf(stores)).toEqual(audit);
    await stores.close();
  });

  it("leaves one of both to be served, and never both", async () => {
    const move = await beginMove(there, prepareBeside, at(0));
    await move.copy();
    await expect(openPostgresStores({ url })).rejects.toThrow("This database is not filled yet");
    await move.finish();
    await move.close();
    await expect(openSqliteStores(there.folder)).rejects.toThrow("was moved to another");
    await (await openPostgresStores({ url })).close();
    expect(await hasLeft(there)).toBe(true);
    const elsewhere = { ...there, url: await bareDatabase() };
    await expect(beginMove(elsewhere, prepareBeside, at(0))).rejects.toThrow("was moved from there already");
  });

  it("goes on wherever it was cut short, and copies anew what has changed since", async () => {
    for (const stop of ["mini_programs", "sign_in.user"]) {
      const cut = await beginMove(there, prepareBeside, at(0));
      const copying = cut.copy((table) => {
        if (table === stop) throw new Error("cut short");
      });
      await expect(copying).rejects.toThrow("cut short");
      await cut.close();
    }
    const stores = await openSqliteStores(there.folder);
    await stores.audit.append(staffWrite("meanwhile"));
    await stores.close();
    const moved = await moveAll(there);
    expect(moved.find(({ table }) => table === "audit")?.rows).toBe(5);
    expect((await beginMove(there, prepareBeside, at(0))).isLeft).toBe(true);
  });

  it("fills nothing that holds anything else, and changes nothing there", async () => {
    const client = new pg.Client(url);
    await client.connect();
    await client.query("CREATE TABLE somebodys (id text)");
    await expect(beginMove(there, prepareBeside, at(0))).rejects.toThrow("The target holds data");
    const { rows } = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    expect(rows).toEqual([{ tablename: "somebodys" }]);
    await client.query("DROP TABLE somebodys");
    const stores = await openPostgresStores({ url });
    await stores.audit.append(staffWrite("of another platform"));
    await stores.close();
    await expect(beginMove(there, prepareBeside, at(0))).rejects.toThrow("The target holds data");
    await client.end();
  });

  it("takes nothing from a database that a node is at work on, nor what it writes when it comes back", async () => {
    await moveAll(there);
    const node = await openPostgresStores({ url });
    await node.audit.size();
    await expect(beginMove(back, prepareBeside, at(0))).rejects.toThrow("is at work on the PostgreSQL");
    await node.close();
    const late = await openPostgresStores({ url });
    const client = new pg.Client(url);
    await client.connect();
    await client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'shiming'",
    );
    await client.end();
    await moveAll(back);
    await expect(late.audit.append(staffWrite("too late"))).rejects.toThrow();
    await late.close();
  });
});
