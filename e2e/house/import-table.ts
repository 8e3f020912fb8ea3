/** Reads the import table of ARCHITECTURE.md and the imports of a file. Pure: texts in, facts out. */
import ts from "typescript";

/** What a package may import of ours: `imports` everywhere, `testImports` in its tests besides. */
export interface Row {
  readonly imports: readonly string[];
  readonly testImports: readonly string[];
}

/**
 * The rows between the markers `import-table` and `/import-table` (HTML comments), by package folder name:
 * `| package | may import | its tests also |`. Names are in backticks; a cell without any means nothing.
 * Fails if the markers are missing or a package has two rows.
 */
export function parseImportTable(markdown: string): Map<string, Row> {
  const table = /<!-- import-table -->(.*?)<!-- \/import-table -->/s.exec(markdown)?.[1];
  if (table === undefined) throw new Error("ARCHITECTURE.md has no import table");
  const rows = new Map<string, Row>();
  for (const line of table.split("\n")) {
    const [names = [], imports = [], testImports = []] = line.split("|").slice(1, -1).map(namesIn);
    const [name] = names;
    if (name === undefined) continue;
    if (rows.has(name)) throw new Error(`the import table has two rows for ${name}`);
    rows.set(name, { imports, testImports });
  }
  return rows;
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string);
}

export interface Import {
  readonly specifier: string;
  /** From 1. */
  readonly line: number;
}

/** Every import, re-export, dynamic import, `require` and `import()` type whose module is a string literal. */
export function importsOf(source: string): Import[] {
  return ts.preProcessFile(source, true, true).importedFiles.map(({ fileName, pos }) => ({
    specifier: fileName,
    line: source.slice(0, pos).split("\n").length,
  }));
}

const scope = "@shiming/";

/** `core` for `@shiming/core/x`; `undefined` for what is not ours. */
export function workspaceName(specifier: string): string | undefined {
  return specifier.startsWith(scope) ? specifier.slice(scope.length).split("/")[0] : undefined;
}
