import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../e2e/house/repository.ts";
import { benchmarks } from "./benchmarks.ts";
import { blockOf, PAGES, withBlock } from "./document.ts";
import { markdownOf, tableOfFigures } from "./table.ts";

const [english, chinese] = [PAGES.en, PAGES.zh].map((page) => readFileSync(join(root, page), "utf8")) as [
  string,
  string,
];

/** The cells of its rows, heads and rules included. */
const rowsOf = (block: string) =>
  block
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.split("|").slice(1, -1));
const isRule = (row: readonly string[]) => row.every((cell) => /^ -+:? $/.test(cell));
const numbersIn = (cell: string) => cell.match(/\d+(?:\.\d+)?/g) ?? [];

describe.each(Object.keys(benchmarks))("the tables of %s in the page of speed", (name) => {
  const [own, brother] = [rowsOf(blockOf(english, name)), rowsOf(blockOf(chinese, name))];

  it("have a head of words, and figures below it", () => {
    const at = own.findIndex(isRule);
    expect(at).toBe(1);
    const cells = own.slice(2).flatMap((row) => row.slice(1));
    expect(cells.some((cell) => /^ +\d/.test(cell))).toBe(true);
  });

  it("have the same rows, columns and figures in both languages", () => {
    expect(brother.map((row) => row.length)).toEqual(own.map((row) => row.length));
    const figures = (rows: typeof own) =>
      rows.filter((row) => !isRule(row)).map((row) => row.slice(1).map(numbersIn));
    expect(figures(brother.slice(1))).toEqual(figures(own.slice(1)));
  });
});

describe("a table of the page", () => {
  it("takes the place of the one before it, and of nothing else", () => {
    const page = "a\n\n<!-- bench b -->\n\nold\n\n<!-- /bench b -->\n\nc\n";
    const written = withBlock(page, "b", "new");
    expect(written).toBe("a\n\n<!-- bench b -->\n\nnew\n\n<!-- /bench b -->\n\nc\n");
    expect(blockOf(written, "b")).toBe("new");
    expect(() => withBlock(page, "d", "new")).toThrow("no place");
  });

  it("says where an aim was missed, and is aligned in Chinese", () => {
    const table = tableOfFigures([
      { name: { en: "a ratio", zh: "比值" }, value: 0.849, least: 0.85 },
      { name: { en: "memory", zh: "内存" }, value: 301.2, digits: 0, unit: "MB", most: 301 },
    ]);
    expect(markdownOf(table, "zh").split("\n")).toEqual([
      "| 指标 |     目标 |   测得 |",
      "| ---- | -------: | -----: |",
      "| 比值 |   ≥ 0.85 |   0.85 |",
      "| 内存 | ≤ 301 MB | 301 MB |",
    ]);
    const missed = tableOfFigures([{ name: { en: "late", zh: "延迟" }, value: 5.01, unit: "ms", most: 5 }]);
    expect(markdownOf(missed, "en")).toContain("| 5.01 ms, missed |");
  });
});
