import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { circlesIn } from "./circles.ts";
import { importsOf } from "./import-table.ts";
import { listFiles, readText } from "./repository.ts";

const graph = (edges: Record<string, string>) =>
  new Map(Object.entries(edges).map(([node, next]) => [node, [...next]]));

describe("circlesIn", () => {
  it("finds every circle, once, with all that is in it", () => {
    const edges = graph({ a: "b", b: "c", c: "ad", d: "e", e: "d", f: "adf", g: "f" });
    expect(circlesIn(edges)).toEqual([["d", "e"], ["a", "b", "c"], ["f"]]);
  });

  it("finds none where many ways lead to one place", () => {
    expect(circlesIn(graph({ a: "bc", b: "d", c: "d", d: "x" }))).toEqual([]);
  });
});

const files = listFiles().filter((file) =>
  /^(packages|apps|examples|scripts|e2e|bench)\/.*\.[cm]?[jt]s$/.test(file),
);
const known = new Set(files);

/** Files that a file imports by a path, types alone as well. Packages are kept out of circles by the import table. */
function importedBy(file: string): string[] {
  return importsOf(readText(file))
    .filter(({ specifier }) => specifier.startsWith("."))
    .map(({ specifier }) => posix.join(posix.dirname(file), specifier))
    .filter((target) => known.has(target));
}

it("no file imports itself by way of others", () => {
  expect(circlesIn(new Map(files.map((file) => [file, importedBy(file)])))).toEqual([]);
});
