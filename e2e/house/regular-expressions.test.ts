/**
 * Every regular expression of the product takes time that grows with the length of what it reads, and no faster: a name, a
 * header or a file of a stranger stops nobody. Judged by a checker, which builds the automaton, or an attack.
 */
import { check } from "recheck";
import { describe, expect, it } from "vitest";
import { productSources, regularExpressionsOf } from "./regular-expressions.ts";

const found = productSources().map(regularExpressionsOf);

const places = new Map<string, { source: string; flags: string; places: string[] }>();
for (const { place, source, flags } of found.flatMap(({ written }) => written)) {
  const known = places.get(`/${source}/${flags}`) ?? { source, flags, places: [] };
  known.places.push(place);
  places.set(`/${source}/${flags}`, known);
}

/**
 * Judged by counted steps: a time would depend on what else the machine does. An automaton that is built of two `{0,20}`
 * proves in milliseconds what attacks look for in half a minute.
 */
const BY_STEPS = {
  maxRepeatCount: 60,
  timeout: 180_000,
  randomSeed: 1,
  attackTimeout: null,
  incubationTimeout: null,
  seedingTimeout: null,
} as const;

/** The name of it; undefined for one that was found linear. */
async function slownessOf(source: string, flags: string): Promise<string | undefined> {
  const verdict = await check(source, flags, BY_STEPS);
  if (verdict.status === "safe") return undefined;
  return verdict.status === "vulnerable" ? verdict.complexity.summary : `not judged: ${verdict.error.kind}`;
}

describe("the checker", () => {
  it.each([
    // Of names, as it once was: both alternatives match planes 2 and 3.
    ["^(?:[^\\p{Nd}\\p{C}?]|[\\u{20000}-\\u{2fffd}])+$", "u"],
    ["(-?\\d*\\.?\\d+)(rpx|vh)\\b", "g"],
    ["\\/+$", ""],
  ])("finds /%s/%s slow", async (source, flags) => {
    expect(await slownessOf(source, flags)).toMatch(/exponential|polynomial/);
  });

  it("is given the expressions of the whole product", () => {
    expect(places.size).toBeGreaterThan(100);
  });
});

describe("each regular expression of the product is linear", () => {
  it.each([...places.keys()])("%s", async (expression) => {
    const { source = "", flags = "", places: where } = places.get(expression) ?? {};
    expect(await slownessOf(source, flags), where?.join(", ")).toBeUndefined();
  });
});

it("none is made while the product runs, where the checker could not see it", () => {
  expect(found.flatMap(({ made }) => made)).toEqual([]);
});
