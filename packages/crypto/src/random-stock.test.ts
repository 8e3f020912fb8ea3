import { describe, expect, it } from "vitest";
import { stocked } from "./random-stock.ts";

/** Gives out 0, 1, 2, … as two bytes each: what comes twice is seen. */
function counting() {
  const asked: number[] = [];
  let next = 0;
  const random = (bytes: number) => {
    asked.push(bytes);
    const given = Buffer.alloc(bytes);
    for (let at = 0; at + 2 <= bytes; at += 2) given.writeUInt16BE(next++, at);
    return given;
  };
  return { random, asked };
}

const numbersIn = (bytes: Buffer) =>
  Array.from({ length: bytes.length / 2 }, (_, place) => bytes.readUInt16BE(place * 2));

describe("random bytes in stock", () => {
  it("are given out once, at the size that was asked for", () => {
    const { random } = counting();
    const take = stocked(random);
    const sizes = Array.from({ length: 1000 }, (_, number) => [32, 12, 12, 16, 2][number % 5] ?? 0);
    const given = sizes.map(take);
    expect(given.map(({ length }) => length)).toEqual(sizes);
    const numbers = given.flatMap(numbersIn);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("are asked for many at a time, and straight away where they are more than the stock", () => {
    const { random, asked } = counting();
    const take = stocked(random);
    for (let taken = 0; taken < 4096; taken += 32) take(32);
    expect(asked).toEqual([4096]);
    expect(take(5000).length).toBe(5000);
    take(32);
    expect(asked).toEqual([4096, 5000, 4096]);
  });

  it("stay apart: what is wiped is wiped alone", () => {
    const { random } = counting();
    const take = stocked(random);
    const [key, iv] = [take(32), take(12)];
    key.fill(0);
    expect(numbersIn(iv)).toEqual([16, 17, 18, 19, 20, 21]);
  });
});
