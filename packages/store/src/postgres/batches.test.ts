import { describe, expect, it } from "vitest";
import { Batches } from "./batches.ts";

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
