import { describe, expect, it } from "vitest";
import { Remembered } from "./remembered.ts";

describe("what is remembered for a moment", () => {
  it("is read once for all who ask meanwhile, and anew when it was forgotten", async () => {
    let reads = 0;
    const numbers = new Remembered<number>(
      () => true,
      () => 0,
    );
    const get = () => numbers.get("key", async () => ++reads);
    expect(await Promise.all([get(), get(), get()])).toEqual([1, 1, 1]);
    numbers.forgetAll();
    expect(await get()).toBe(2);
  });

  it("is read anew when it is half a second old", async () => {
    let [reads, time] = [0, 1000];
    const numbers = new Remembered<number>(
      () => true,
      () => time,
    );
    const getAt = (at: number) => {
      time = at;
      return numbers.get("key", async () => ++reads);
    };
    expect([await getAt(1000), await getAt(1499), await getAt(1500), await getAt(1999)]).toEqual([
      1, 1, 2, 2,
    ]);
  });

  it("is nothing that was not to be kept, and nothing that could not be read", async () => {
    let reads = 0;
    const numbers = new Remembered<number>(
      (number) => number > 2,
      () => 0,
    );
    const get = () => numbers.get("key", async () => ++reads);
    expect([await get(), await get(), await get(), await get()]).toEqual([1, 2, 3, 3]);
    numbers.forgetAll();
    await expect(numbers.get("key", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
    expect(await get()).toBe(4);
  });

  it("is not what was read before it was forgotten, and came after", async () => {
    const numbers = new Remembered<number>(
      () => true,
      () => 0,
    );
    const slow = Promise.withResolvers<number>();
    const before = numbers.get("key", () => slow.promise);
    numbers.forgetAll();
    expect(await numbers.get("key", async () => 2)).toBe(2);
    slow.resolve(1);
    expect(await before).toBe(1);
    expect(await numbers.get("key", async () => 3)).toBe(2);
  });
});
