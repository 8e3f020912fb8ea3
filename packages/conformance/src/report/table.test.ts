import { expect, it } from "vitest";
import type { CaseResult } from "../run.ts";
import { createReport } from "./report.ts";
import { formatTable } from "./table.ts";

const about = { section: 5, milliseconds: 1 } as const;
const results: CaseResult[] = [
  { ...about, title: { en: "a good one", zh: "好的" }, outcome: "passed" },
  { ...about, title: { en: "a bad one", zh: "不好的" }, outcome: "failed", expected: "94005", seen: "0" },
  { ...about, title: { en: "another", zh: "另一个" }, outcome: "not judged", reason: "no certificate" },
];
const report = createReport("https://realname.example.com", new Date(0), results);

it("tells sections, failures and the sum in English", () => {
  const lines = formatTable(report).split("\n");
  expect(lines[0]).toBe("Contract tests of https://realname.example.com");
  expect(lines[3]).toMatch(/^5 {2}real-name information +1 +1 +1$/);
  expect(lines).toContain("  5  a bad one");
  expect(lines).toContain("       contract  94005");
  expect(lines.at(-1)).toBe("1 passed, 1 failed, 1 not judged");
});

it("tells them in Chinese, in columns where a character takes two", () => {
  const lines = formatTable(report, "zh").split("\n");
  expect(lines[0]).toBe("接口约定检验： https://realname.example.com");
  expect(lines[3]).toMatch(/^5 {2}实名信息 +1 +1 +1$/);
  expect(lines).toContain("  5  不好的");
  expect(lines).toContain("       约定  94005");
  expect(lines.at(-1)).toBe("通过 1，不符 1，未检验 1");
});
