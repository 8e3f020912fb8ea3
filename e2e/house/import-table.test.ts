import { describe, expect, it } from "vitest";
import { importsOf, parseImportTable, workspaceName } from "./import-table.ts";

describe("parseImportTable", () => {
  const table = (...rows: string[]) =>
    ["# A", "<!-- import-table -->", ...rows, "<!-- /import-table -->"].join("\n");

  it("reads names in backticks and passes over the head", () => {
    const markdown = table(
      "| package | may import | its tests also |",
      "| --- | --- | --- |",
      "| `wire` | nothing | |",
      "| `platform` | `core`, `wire` | `store` |",
    );
    expect(Object.fromEntries(parseImportTable(markdown))).toEqual({
      wire: { imports: [], testImports: [] },
      platform: { imports: ["core", "wire"], testImports: ["store"] },
    });
  });

  it("refuses a second row for a package", () => {
    expect(() => parseImportTable(table("| `wire` | nothing |", "| `wire` | `core` |"))).toThrow(
      "two rows for wire",
    );
  });

  it("refuses a document without the table", () => {
    expect(() => parseImportTable("| `wire` | nothing |")).toThrow("no import table");
  });
});

describe("importsOf", () => {
  it("finds every way of importing, with its line", () => {
    const source = [
      'import "a";',
      'import b from "b";',
      'import type { C } from "c";',
      'export * from "d";',
      'export { e } from "e";',
      'const f = await import("f");',
      'type G = import("g").G;',
      'const h = require("h");',
    ].join("\n");
    expect(importsOf(source)).toEqual([..."abcdefgh"].map((specifier, i) => ({ specifier, line: i + 1 })));
  });

  it("is not misled by comments, strings and templates", () => {
    expect(importsOf('// import "a";\nconst b = "import \'c\'"; const d = `import "e"`;')).toEqual([]);
  });
});

describe("workspaceName", () => {
  it("names our packages and nobody else's", () => {
    expect(
      ["@shiming/core", "@shiming/wire/schemas", "fastify", "./core.ts", "node:fs"].map(workspaceName),
    ).toEqual(["core", "wire", undefined, undefined, undefined]);
  });
});
