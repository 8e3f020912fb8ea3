import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { patterns } from "./fields.ts";
import { limits } from "./limits.ts";

it("needs no other package at run time, the schemas aside", () => {
  const modules = readdirSync(import.meta.dirname).filter((name) =>
    /^(?!schemas\.ts$|.*\.test\.ts$).*\.ts$/.test(name),
  );
  const needs = modules.flatMap((name) => {
    const source = readFileSync(`${import.meta.dirname}/${name}`, "utf8");
    return [...source.matchAll(/^(?:import|export) (?!type\b).*?from "([^"]+)"/gms)].map(
      ([, from]) => `${name}: ${from}`,
    );
  });
  expect(needs.filter((need) => need.includes("schemas") || !need.includes(": ./"))).toEqual([]);
  expect(needs).toContain("index.ts: ./errors.ts");
});

it("has the numbers of the contract", () => {
  expect(limits).toMatchObject({
    accessTokenSeconds: 7200,
    bodyBytes: 16_384,
    timestampSkewSeconds: 300,
    timestampMax: 2 ** 32 - 1,
    authTokenSeconds: 300,
    repeatSeconds: 60,
    consentRequestSeconds: 300,
    assertionSeconds: 120,
    hostVersionMin: "6.5.22",
    rsaBits: { min: 2048, max: 4096 },
  });
});

it.each([
  ["appid", "wx0123456789abcdef", "wx0123456789ABCDEF"],
  ["mchId", "12345678", "1234567"],
  ["mchId", "1234567890", "12345678901"],
  ["certSerialNo", "0A".repeat(20), "0a".repeat(20)],
  ["timestamp", "1573000000", "01573000000"],
  ["payPassword", "012345", "0123456"],
] as const)("has a pattern for %s that takes %s and not %s", (name, good, bad) => {
  expect(patterns[name].test(good)).toBe(true);
  expect(patterns[name].test(bad)).toBe(false);
  expect(patterns[name].test(`${good}\n`)).toBe(false);
});
