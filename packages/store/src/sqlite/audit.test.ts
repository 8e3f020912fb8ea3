import { join } from "node:path";
import type Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditOf } from "../conformance/audit-of.ts";
import { staffWrite } from "../conformance/samples.ts";
import { createAudit } from "./audit.ts";
import { openDatabase } from "./database-file.ts";
import { migrateToLatest } from "./migrate.ts";
import { temporaryDirectory } from "./testing/temporary.ts";
import { WriteQueue } from "./write-queue.ts";

/** The last number is remembered between commits: what was undone must leave no gap. */
describe("the audit stays whole", () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let database: Database.Database;
  let queue: WriteQueue;
  let audit: ReturnType<typeof createAudit>;

  beforeEach(async () => {
    directory = temporaryDirectory();
    const file = join(directory.path, "shiming.db");
    await migrateToLatest(openDatabase(file));
    database = openDatabase(file);
    queue = new WriteQueue(database, async () => {});
    audit = createAudit({ database, queue });
  });

  afterEach(() => {
    database.close();
    directory.remove();
  });

  const append = (action: string) => audit.store.append(staffWrite(action));
  /** A unit of work that records an event and comes to nothing. */
  const recordAndFail = (action: string) =>
    queue.run(() => {
      audit.record(staffWrite(action));
      throw new Error("undone");
    });
  /** What each entry of an audit without problems tells of. */
  const actions = async () => {
    const events = await auditOf({ audit: audit.store } as Parameters<typeof auditOf>[0]);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, place) => place + 1));
    expect(await audit.store.size()).toBe(events.length);
    return events.map(({ action }) => action);
  };

  it("when a unit is undone that had recorded an event, between two others of its commit", async () => {
    await append("before");
    const outcomes = await Promise.allSettled([append("first"), recordAndFail("undone"), append("last")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    await append("after");
    expect(await actions()).toEqual(["before", "first", "last", "after"]);
  });

  it("when the very first entry is undone", async () => {
    await expect(recordAndFail("undone")).rejects.toThrow("undone");
    await append("after");
    expect(await actions()).toEqual(["after"]);
  });

  it("when a commit fails at its end", async () => {
    await append("before");
    let isFailing = true;
    queue.beforeCommit(() => {
      if (isFailing) throw new Error("the disk is full");
    });
    const outcomes = await Promise.allSettled([append("lost"), append("lost too")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    isFailing = false;
    await append("after");
    expect(await actions()).toEqual(["before", "after"]);
  });

  it("when the commit itself fails", async () => {
    await append("before");
    database.exec(
      `CREATE TABLE numbers (number INTEGER PRIMARY KEY);
       CREATE TABLE marks (number INTEGER REFERENCES numbers DEFERRABLE INITIALLY DEFERRED)`,
    );
    const mark = queue.run(() => database.exec("INSERT INTO marks VALUES (99)"));
    const outcomes = await Promise.allSettled([append("lost"), mark, append("lost too")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    await append("after");
    expect(await actions()).toEqual(["before", "after"]);
  });

  it("when SQLite gives up the transaction in the middle of it", async () => {
    await append("before");
    database.exec(
      `CREATE TRIGGER full BEFORE INSERT ON audit WHEN NEW.body LIKE '%"too much"%'
       BEGIN SELECT RAISE(ROLLBACK, 'the disk is full'); END`,
    );
    const outcomes = await Promise.allSettled(["lost", "too much", "lost too"].map(append));
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    await append("after");
    expect(await actions()).toEqual(["before", "after"]);
  });
});
