import { describe, expect, it } from "vitest";
import { RoundedNumbers } from "./rounded.ts";

/** As a hash would scatter them: numbers of eighteen digits, every eleventh with an X. */
const sound = (count: number) =>
  Array.from({ length: count }, (_, n) => {
    const first17 = `11010119${50 + (n % 50)}0307${String((n * 7919 + 13) % 1000).padStart(3, "0")}`;
    return first17 + "10X98765432"[(n * 5) % 11];
  });
/** The last digits lost as a spreadsheet does, as JavaScript prints the double, and as C does. */
const LOSSES = [
  ["fifteen digits are kept", (number: string) => `${number.slice(0, 15)}000`],
  ["seventeen digits are kept", (number: string) => `${number.slice(0, 17)}0`],
  ["a double is written exactly", (number: string) => BigInt(Number(number)).toString()],
] as const;

function finish(numbers: readonly string[]) {
  const rounded = new RoundedNumbers();
  for (const number of numbers) rounded.add(number);
  return rounded.finish();
}

const digitsAlone = (count: number) =>
  sound(count * 2)
    .filter((number) => !number.endsWith("X"))
    .slice(0, count);

describe("rounded ID numbers", () => {
  it.each([1, 2, 10, 100, 5000])("are not found among %i sound ones", (count) => {
    expect(finish(sound(count))).toBeUndefined();
  });

  it.each(LOSSES)("are found where %s", (_, lose) => {
    for (const count of [8, 100]) {
      expect(finish(digitsAlone(count).map(lose))).toMatchObject({ all: expect.any(Number) });
    }
  });

  it("are found where two of two, or one part in fifty of many, end in 000", () => {
    expect(finish(["110101195003071000", "110101195103072000"])).toMatchObject({ rounded: 2, all: 2 });
    const some = sound(2000).map((number, n) =>
      n % 50 === 0 ? `1101011950030${String(n / 50).padStart(2, "0")}000` : number,
    );
    expect(finish(some)).toMatchObject({ said: { en: "end in 000" } });
  });

  it("are not found where one number ends so, or one is there many times", () => {
    expect(finish(["110101195003071000", ...sound(20)])).toBeUndefined();
    expect(finish(Array.from({ length: 1000 }, () => "110101195003071000"))).toBeUndefined();
  });

  it("are sought among numbers of ID cards alone", () => {
    expect(finish(["1000", "2000", "E12345000", "110101500307000"])).toBeUndefined();
    expect(finish([])).toBeUndefined();
  });
});
