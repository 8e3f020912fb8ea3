import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createUsageStore } from "./usage.ts";
import { WriteQueue } from "./write-queue.ts";

const APPID = "wx0123456789abcdef";

describe("the count of usage", () => {
  let database: Database.Database;
  let queue: WriteQueue;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    database = new Database(":memory:");
    database.exec(
      "CREATE TABLE usage_counts (appid, hour, what, code, times, PRIMARY KEY (appid, hour, what, code))",
    );
    queue = new WriteQueue(database, async () => {});
  });

  afterEach(() => {
    vi.useRealTimers();
    database.close();
  });

  const stored = () => database.prepare("SELECT times FROM usage_counts").pluck().all();
  const count = ({ store }: ReturnType<typeof createUsageStore>) =>
    store.count(APPID, { what: "getrealnameinfo", code: 0 }, new Date(0));
  async function waitForWriting(): Promise<void> {
    vi.advanceTimersByTime(5000);
    await queue.drained();
  }

  it("is written after five seconds, in one row, and not with every commit", async () => {
    const usage = createUsageStore({ database, queue });
    for (let call = 0; call < 3; call++) count(usage);
    await queue.run(() => {});
    expect(stored()).toEqual([]);
    await waitForWriting();
    expect(stored()).toEqual([3]);
    count(usage);
    await waitForWriting();
    expect(stored()).toEqual([4]);
  });

  it("keeps what a failed commit did not write for the next one", async () => {
    const usage = createUsageStore({ database, queue });
    let fails = true;
    queue.beforeCommit(() => {
      if (fails) throw new Error("disk full");
    });
    count(usage);
    await usage.write();
    count(usage);
    expect(stored()).toEqual([]);
    fails = false;
    await waitForWriting();
    expect(stored()).toEqual([2]);
  });
});
