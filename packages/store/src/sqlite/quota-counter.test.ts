import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createQuotaCounter } from "./quota-counter.ts";
import { WriteQueue } from "./write-queue.ts";

const WINDOWS = { minute: 10, day: 1 };

describe("the quota counter", () => {
  let database: Database.Database;
  let queue: WriteQueue;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    database = new Database(":memory:");
    database.exec("CREATE TABLE quota_counts (appid TEXT PRIMARY KEY, minute, minute_calls, day, day_calls)");
    queue = new WriteQueue(database, async () => {});
  });

  afterEach(() => {
    vi.useRealTimers();
    database.close();
  });

  const stored = () => database.prepare("SELECT day_calls FROM quota_counts").pluck().all();
  const create = () => createQuotaCounter({ database, queue });

  it("writes its counts with the next commit of anything", async () => {
    const counter = create();
    await counter.count("app", WINDOWS);
    await counter.count("app", WINDOWS);
    expect(stored()).toEqual([]);
    await queue.run(() => {});
    expect(stored()).toEqual([2]);
  });

  it("writes them after a second when nothing else is written", async () => {
    await create().count("app", WINDOWS);
    vi.advanceTimersByTime(1000);
    await queue.drained();
    expect(stored()).toEqual([1]);
  });

  it("keeps what a failed commit did not write for the next one", async () => {
    await create().count("app", WINDOWS);
    let fails = true;
    queue.beforeCommit(() => {
      if (fails) throw new Error("disk full");
    });
    vi.advanceTimersByTime(1000);
    await queue.drained();
    expect(stored()).toEqual([]);
    fails = false;
    await queue.run(() => {});
    expect(stored()).toEqual([1]);
  });

  it("starts again in the present when the clock was set back", async () => {
    const counter = create();
    await counter.count("app", { minute: 1000, day: 10 });
    expect(await counter.count("app", { minute: 500, day: 8 })).toEqual({ minute: 1, day: 1 });
    expect(await counter.count("app", { minute: 501, day: 8 })).toEqual({ minute: 1, day: 2 });
  });
});
