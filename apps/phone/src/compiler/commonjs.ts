/** ES modules as CommonJS, as the original's developer tools make of them; the lines stay where they are. */
import { SourceMap } from "node:module";
import { parseSync, Visitor } from "rolldown/utils";
import ts from "typescript";

export function toCommonJs(path: string, source: string): string {
  const { outputText, sourceMapText = "" } = ts.transpileModule(source, {
    fileName: path,
    compilerOptions: {
      allowJs: true,
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      removeComments: true,
      sourceMap: true,
    },
  });
  const code = outputText.slice(0, outputText.lastIndexOf("//# sourceMappingURL="));
  return keepLines(code, new SourceMap(JSON.parse(sourceMapText)));
}

/** The printer leaves empty lines out and adds some of its own: the former come back, the latter join the line before. */
function keepLines(code: string, map: SourceMap): string {
  const texts = code.split("\n");
  const originals = increasing(texts.map((text, line) => originalLine(map, line, text)));
  const breaks = breaksInTemplates(code);
  let kept = "";
  let [line, end] = [0, -1];
  for (const [index, text] of texts.entries()) {
    const wanted = breaks.has(end) ? line + 1 : Math.max(line, originals[index] ?? line);
    kept += index === 0 ? text : (wanted === line ? " " : "\n".repeat(wanted - line)) + text;
    line = wanted;
    end += text.length + 1;
  }
  return kept;
}

/** From 0, by the first mapping of the line; undefined for a line of the printer's own. */
function originalLine(map: SourceMap, line: number, text: string): number | undefined {
  for (let column = 0; column <= text.length; column += 1) {
    const entry = map.findEntry(line, column);
    if ("originalLine" in entry && entry.generatedLine === line) return entry.originalLine;
  }
  return undefined;
}

/** Without those that are out of order, as few as can be: exports that were moved up, for one. */
function increasing(lines: readonly (number | undefined)[]): (number | undefined)[] {
  // By length, the index at which the best such sequence ends; by index, the one before it in its sequence.
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const [index, line] of lines.entries()) {
    if (line === undefined) continue;
    const length = ends.findLastIndex((end) => (lines[end] ?? 0) <= line) + 1;
    before.set(index, ends[length - 1]);
    ends[length] = index;
  }
  const kept = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = before.get(index)) kept.add(index);
  return lines.map((line, index) => (kept.has(index) ? line : undefined));
}

/** Where lines end within a template literal: such an end is part of its text. */
function breaksInTemplates(code: string): ReadonlySet<number> {
  const breaks = new Set<number>();
  const visitor = new Visitor({
    TemplateElement({ start, end }) {
      for (const { index } of code.slice(start, end).matchAll(/\n/g)) breaks.add(start + index);
    },
  });
  visitor.visit(parseSync("module.js", code, { lang: "js", sourceType: "commonjs" }).program);
  return breaks;
}
