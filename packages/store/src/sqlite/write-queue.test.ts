import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WriteQueue } from "./write-queue.ts";

const durable = async () => {};

describe("the write queue", () => {
  let database: Database.Database;
  let queue: WriteQueue;
  let commits: number[];

  beforeEach(() => {
    database = new Database(":memory:");
    database.pragma("foreign_keys = ON");
    database.exec(`
      CREATE TABLE numbers (number INTEGER PRIMARY KEY);
      CREATE TABLE marks (number INTEGER REFERENCES numbers DEFERRABLE INITIALLY DEFERRED);`);
    // No time passes: how long a turn takes is the machine's business.
    queue = new WriteQueue(database, durable, () => 0);
    commits = [];
    queue.onCommit((waits) => commits.push(waits.length));
  });

  afterEach(() => database.close());

  const insert = (number: number) => database.prepare("INSERT INTO numbers VALUES (?)").run(number);
  const numbers = () => database.prepare("SELECT number FROM numbers ORDER BY rowid").pluck().all();
  const fail = () => {
    throw new Error("no");
  };

  it("runs everything that waits in one commit, in the order it came", async () => {
    const results = await Promise.all(
      [3, 1, 2].map((number) =>
        queue.run(() => {
          insert(number);
          return numbers().length;
        }),
      ),
    );
    expect(results).toEqual([1, 2, 3]);
    expect(commits).toEqual([3]);
  });

  it("lets units that keep coming, turn after turn of the event loop, commit together", async () => {
    const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
    const units = [queue.run(() => insert(1))];
    for (const number of [2, 3]) {
      await nextTurn();
      units.push(queue.run(() => insert(number)));
    }
    await Promise.all(units);
    expect(commits).toEqual([3]);
  });

  it("runs what comes after a commit in the next one", async () => {
    await queue.run(() => insert(1));
    await Promise.all([queue.run(() => insert(2)), queue.run(() => insert(3))]);
    expect(commits).toEqual([1, 2]);
  });

  it("runs what a settled unit leads to in a commit of its own", async () => {
    await queue.run(() => insert(1)).then(() => queue.run(() => insert(2)));
    expect(commits).toEqual([1, 1]);
  });

  describe("waiting for the disk", () => {
    const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
    let syncs: PromiseWithResolvers<void>[];
    let answered: number[];

    beforeEach(() => {
      syncs = [];
      answered = [];
      queue = new WriteQueue(
        database,
        () => {
          const sync = Promise.withResolvers<void>();
          syncs.push(sync);
          return sync.promise;
        },
        () => 0,
      );
      queue.onCommit((waits) => commits.push(waits.length));
    });

    const write = (number: number) => queue.run(() => insert(number)).then(() => answered.push(number));
    const untilCommitted = async (number: number) => {
      while (!numbers().includes(number)) await nextTurn();
    };
    /** The sync that is the nth, as soon as it has begun. */
    const sync = async (nth: number): Promise<PromiseWithResolvers<void>> => {
      for (;;) {
        const begun = syncs[nth - 1];
        if (begun) return begun;
        await nextTurn();
      }
    };

    it("answers nobody before the disk has it", async () => {
      const unit = write(1);
      await untilCommitted(1);
      await nextTurn();
      expect(answered).toEqual([]);
      expect(queue.depth).toBe(1);
      (await sync(1)).resolve();
      await unit;
      expect(queue.depth).toBe(0);
    });

    it("commits what comes meanwhile once, lets the rest wait, and answers in the order of the commits", async () => {
      const first = write(1);
      const begun = await sync(1);
      const second = write(2);
      await untilCommitted(2);
      const later = [write(3), nextTurn().then(() => write(4))];
      for (let turn = 0; turn < 5; turn += 1) await nextTurn();
      expect(numbers()).toEqual([1, 2]);
      expect(queue.depth).toBe(4);
      (await sync(2)).resolve();
      for (let turn = 0; turn < 5; turn += 1) await nextTurn();
      expect(answered).toEqual([]);
      begun.resolve();
      await Promise.all([first, second]);
      expect(answered).toEqual([1, 2]);
      (await sync(3)).resolve();
      await Promise.all(later);
      expect(answered).toEqual([1, 2, 3, 4]);
      expect(syncs).toHaveLength(3);
      expect(commits).toEqual([1, 1, 2]);
    });

    it("takes nothing for durable that was committed behind a sync that failed", async () => {
      const first = write(1);
      const begun = await sync(1);
      const second = write(2);
      (await sync(2)).resolve();
      begun.reject(new Error("EIO"));
      await expect(first).rejects.toThrow("EIO");
      await expect(second).rejects.toThrow("EIO");
      expect(numbers()).toEqual([1, 2]);
      expect(answered).toEqual([]);
      await queue.drained();
    });

    it("writes nothing any more after a sync that failed, which nobody can repeat", async () => {
      const first = write(1);
      const begun = await sync(1);
      const second = write(2);
      begun.reject(new Error("EIO"));
      await expect(first).rejects.toThrow("EIO");
      await expect(second).rejects.toThrow("EIO");
      await expect(write(3)).rejects.toThrow("EIO");
      expect(numbers()).toEqual([1]);
      expect(answered).toEqual([]);
      await queue.drained();
    });
  });

  it("looks at what is durable before it answers, and fails what does not bear it", async () => {
    let look = fail;
    queue.beforeSettling(() => look());
    await expect(queue.run(() => insert(1))).rejects.toThrow("no");
    look = () => undefined as never;
    await queue.run(() => insert(2));
  });

  it("adds work behind every commit, before the next unit can run", async () => {
    const seen: unknown[] = [];
    queue.afterCommit(() => seen.push(numbers()));
    await queue.run(() => insert(1));
    await Promise.allSettled([queue.run(fail)]);
    expect(seen).toEqual([[1], [1]]);
  });

  it("answers a unit only after its commit", async () => {
    let answered = false;
    const unit = queue.run(() => insert(1)).then(() => expect(database.inTransaction).toBe(false));
    queue.beforeCommit(() => expect(answered).toBe(false));
    await unit;
    answered = true;
  });

  it("undoes a unit that throws, and that one alone", async () => {
    const results = await Promise.allSettled([
      queue.run(() => insert(1)),
      queue.run(() => {
        insert(2);
        fail();
      }),
      queue.run(() => insert(3)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(results[1]).toMatchObject({ reason: { message: "no" } });
    expect(numbers()).toEqual([1, 3]);
    expect(commits).toEqual([3]);
  });

  it("rejects with whatever was thrown", async () => {
    await expect(
      queue.run(() => {
        throw undefined;
      }),
    ).rejects.toBeUndefined();
  });

  it("rejects every unit of a commit that fails, and goes on with the next", async () => {
    const mark = (number: number) => database.prepare("INSERT INTO marks VALUES (?)").run(number);
    const results = await Promise.allSettled([
      queue.run(() => insert(1)),
      queue.run(() => mark(99)),
      queue.run(() => insert(2)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(results[0]).toMatchObject({ reason: { code: "SQLITE_CONSTRAINT_FOREIGNKEY" } });
    expect(numbers()).toEqual([]);
    expect(commits).toEqual([]);
    await queue.run(() => insert(3));
    expect(numbers()).toEqual([3]);
  });

  it("rejects every unit when SQLite gives up the transaction in the middle of it", async () => {
    const results = await Promise.allSettled([
      queue.run(() => insert(1)),
      queue.run(() => database.prepare("INSERT OR ROLLBACK INTO numbers VALUES (1)").run()),
      queue.run(() => insert(2)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(results[0]).toMatchObject({ reason: { code: "SQLITE_CONSTRAINT_PRIMARYKEY" } });
    expect(numbers()).toEqual([]);
    expect(database.inTransaction).toBe(false);
  });

  it("rejects every unit when the database is closed", async () => {
    database.close();
    await expect(queue.run(() => 1)).rejects.toThrow("not open");
    await expect(queue.run(() => 2)).rejects.toThrow("not open");
  });

  it("adds its own work to every commit, and fails the commit with it", async () => {
    let work = () => void insert(100);
    queue.beforeCommit(() => work());
    await queue.run(() => insert(1));
    expect(numbers()).toEqual([1, 100]);
    work = fail;
    await expect(queue.run(() => insert(2))).rejects.toThrow("no");
    expect(numbers()).toEqual([1, 100]);
  });

  describe("reading", () => {
    const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
    const read = () => queue.read(numbers);

    it("sees what is committed, and nothing that waits", async () => {
      await queue.run(() => insert(1));
      const waiting = queue.run(() => insert(2));
      expect(read()).toEqual([1]);
      await waiting;
      expect(read()).toEqual([1, 2]);
    });

    it("shares a transaction for a turn of the event loop, and gives it back", async () => {
      for (let turn = 0; turn < 3; turn += 1) {
        expect([read(), read()]).toEqual([[], []]);
        expect(database.inTransaction).toBe(true);
        await nextTurn();
        expect(database.inTransaction).toBe(false);
      }
    });

    it("sees inside a unit what the unit did, and after it nothing of one that threw", async () => {
      const kept = queue.run(() => {
        insert(1);
        return read();
      });
      const undone = queue.run(() => {
        insert(2);
        expect(read()).toEqual([1, 2]);
        fail();
      });
      await expect(undone).rejects.toThrow("no");
      expect(await kept).toEqual([1]);
      expect(read()).toEqual([1]);
    });

    it("sees nothing of a commit that failed, and everything of the one that comes after it", async () => {
      let work = fail;
      queue.beforeCommit(() => work());
      const failed = queue.run(() => insert(1));
      read();
      await expect(failed).rejects.toThrow("no");
      expect(read()).toEqual([]);
      work = () => undefined as never;
      await queue.run(() => insert(2));
      expect(read()).toEqual([2]);
    });

    it("goes on when SQLite gives up the transaction, and when what it reads fails", async () => {
      read();
      database.exec("ROLLBACK");
      expect(read()).toEqual([]);
      expect(() => queue.read(fail)).toThrow("no");
      await nextTurn();
      expect(database.inTransaction).toBe(false);
      await queue.run(() => insert(1));
      expect(read()).toEqual([1]);
    });

    it("never takes for committed what a transaction left behind that could not be undone", () => {
      database.exec("BEGIN; INSERT INTO numbers VALUES (1)");
      expect(read()).toEqual([]);
    });

    it("is refused when the database is closed, and nothing comes of a transaction that was open then", async () => {
      read();
      database.close();
      await nextTurn();
      expect(read).toThrow("not open");
    });
  });

  it("tells of every unit that is undone, and of every commit, and of nothing else", async () => {
    let told = 0;
    queue.onUndo(() => {
      told += 1;
    });
    await queue.run(() => insert(1));
    expect(told).toBe(0);
    await Promise.allSettled([queue.run(fail), queue.run(() => insert(2)), queue.run(fail)]);
    expect(told).toBe(2);
    queue.beforeCommit(fail);
    await Promise.allSettled([queue.run(() => insert(3)), queue.run(() => insert(4))]);
    expect(told).toBe(3);
  });

  it("tells how many units wait", async () => {
    const units = [1, 2, 3].map((number) => queue.run(() => insert(number)));
    expect(queue.depth).toBe(3);
    await Promise.all(units);
    expect(queue.depth).toBe(0);
  });

  it("is drained when nothing waits any more, what settled units added included", async () => {
    queue.run(() => insert(1)).then(() => queue.run(() => insert(2)));
    await queue.drained();
    expect(numbers()).toEqual([1, 2]);
    await queue.drained();
  });
});
