import { describe, expect, it } from "vitest";
import { Batches } from "./batches.ts";
import { StatementRefused } from "./failure.ts";

describe("calls that are done together", () => {
  const done: (readonly number[])[] = [];
  let ends: PromiseWithResolvers<void>[] = [];
  const batches = new Batches<number, string>(async (key, items) => {
    done.push(items);
    const end = Promise.withResolvers<void>();
    ends.push(end);
    await end.promise;
    return items.map((item) => `${key} ${item}`);
  });

  it("are those that come while one of the same key is under way, and each has its own result", async () => {
    const all = Promise.all([batches.do("a", 1), batches.do("a", 2), batches.do("b", 3), batches.do("a", 4)]);
    expect(done).toEqual([[1], [3]]);
    for (const end of ends) end.resolve();
    await expect.poll(() => done).toEqual([[1], [3], [2, 4]]);
    ends.at(-1)?.resolve();
    expect(await all).toEqual(["a 1", "a 2", "b 3", "a 4"]);
  });

  it("are refused at once where too many wait", async () => {
    const one = Promise.withResolvers<void>();
    const waiting = new Batches<number, number>(async (_, items) => {
      await one.promise;
      return items;
    });
    const all = Array.from({ length: 1001 }, (_, number) => waiting.do("a", number));
    await expect(waiting.do("a", 1001)).rejects.toThrow("refused at once");
    const another = waiting.do("b", 7);
    one.resolve();
    expect(await another).toBe(7);
    expect(await Promise.all(all)).toEqual(Array.from({ length: 1001 }, (_, number) => number));
  });

  it("are done by as many as may be under way", async () => {
    const under: number[][] = [];
    const end = Promise.withResolvers<void>();
    const twice = new Batches<number, number>(async (_, items) => {
      under.push([...items]);
      await end.promise;
      return items;
    }, 2);
    const all = Promise.all([1, 2, 3, 4].map((number) => twice.do("a", number)));
    expect(under).toEqual([[1], [2]]);
    end.resolve();
    expect(await all).toEqual([1, 2, 3, 4]);
    expect(under).toEqual([[1], [2], [3, 4]]);
  });

  it("fail each by itself where the database refuses what is in one of them", async () => {
    const first = Promise.withResolvers<void>();
    const one = new Batches<number, number>(async (_, items) => {
      await first.promise;
      if (items.includes(3)) throw new StatementRefused("22021", "");
      return items;
    });
    const all = Promise.allSettled([1, 2, 3, 4].map((number) => one.do("a", number)));
    first.resolve();
    expect((await all).map(({ status }) => status)).toEqual([
      ...["fulfilled", "fulfilled", "rejected", "fulfilled"],
    ]);
  });

  it("fail together, and those of the next go try anew", async () => {
    ends = [];
    const first = batches.do("a", 1);
    const second = batches.do("a", 2);
    ends[0]?.reject(new Error("away"));
    await expect(first).rejects.toThrow("away");
    await expect.poll(() => ends.length).toBe(2);
    ends[1]?.resolve();
    expect(await second).toBe("a 2");
  });
});
