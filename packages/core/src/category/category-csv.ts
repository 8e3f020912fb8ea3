/** The tree of categories as a CSV file: a line for each category, its levels, and who may use it. */
import { splitValues } from "../csv-line.ts";
import { type FileFault, refuse } from "../failure.ts";
import { categoryIdOf, levelsOf } from "../mini-program/category.ts";
import { CATEGORY_COLUMNS, type CategoryColumn, columnNamed, LEVEL_NAMES } from "./category-columns.ts";
import { readEntry, type Values } from "./category-entry.ts";
import {
  EMPTY,
  missingColumn,
  nothingImported,
  renamed,
  repeated,
  TOO_LONG,
  UNCLOSED,
} from "./category-faults.ts";
import type { CategoryEntry, CategoryTree } from "./category-tree.ts";

const SEPARATORS = [",", ";", "\t"];
const LONGEST = 1_048_576;
/** Whoever has more has made one mistake many times. */
const MOST_TOLD = 1000;

/** A line of the file by its number, which counts the first line as 1. */
interface Line {
  readonly number: number;
  /** `undefined` where its quotation marks do not close. */
  readonly values: readonly string[] | undefined;
}
interface NumberedEntry {
  readonly number: number;
  readonly entry: CategoryEntry;
}

/** Reads the whole file, or nothing. @throws `value_invalid` with each place that is wrong, and what would be right */
export function parseCategoryTree(csv: string): CategoryTree {
  if (csv.length > LONGEST) refuse("value_invalid", { hint: TOO_LONG });
  const { columns, lines, heads } = readTable(csv.replace(/^\ufeff/u, ""));
  const faults: FileFault[] = [];
  const entries: NumberedEntry[] = [];
  for (const { number, values } of lines) {
    const read = values ? readEntry(byColumn(columns, values)) : { faults: [UNCLOSED] };
    if ("entry" in read) entries.push({ number, entry: read.entry });
    else faults.push(...read.faults.map((fault) => ({ line: number, ...fault })));
  }
  faults.push(...contradictions(entries));
  refuseFaults(
    faults.map(({ column, ...fault }) => ({
      ...fault,
      ...(column && { column: heads.get(column) ?? column }),
    })),
  );
  if (entries.length === 0) refuse("value_invalid", { hint: EMPTY });
  return entries.map(({ entry }) => entry);
}

/** In the order of the file. */
function refuseFaults(faults: readonly FileFault[]): void {
  if (faults.length === 0) return;
  const told = faults.toSorted((one, other) => one.line - other.line).slice(0, MOST_TOLD);
  refuse("value_invalid", { hint: nothingImported(faults.length, told.length), faults: told });
}

function readTable(csv: string): {
  columns: readonly (CategoryColumn | undefined)[];
  lines: readonly Line[];
  /** As this file calls its columns. */
  heads: ReadonlyMap<string, string>;
} {
  const [first, ...rest] = csv
    .split(/\r\n|\n|\r/u)
    .map((text, place) => ({ text, number: place + 1 }))
    .filter(({ text }) => !/^[\s,;]*$/u.test(text));
  const separator = SEPARATORS.find((each) => first?.text.includes(each)) ?? ",";
  const named = splitValues(first?.text ?? "", separator) ?? [];
  const columns = named.map(columnNamed);
  const missing = CATEGORY_COLUMNS.filter(({ isNeeded, name }) => isNeeded && !columns.includes(name));
  refuseFaults(missing.map((column) => ({ line: first?.number ?? 1, ...missingColumn(column) })));
  return {
    columns,
    heads: new Map(columns.map((column, place) => [column ?? "", named[place]?.trim() ?? ""])),
    lines: rest.map(({ text, number }) => ({ number, values: splitValues(text, separator) })),
  };
}

function byColumn(columns: readonly (CategoryColumn | undefined)[], values: readonly string[]): Values {
  const named = columns.flatMap((column, place) => (column ? [[column, (values[place] ?? "").trim()]] : []));
  return Object.fromEntries(named);
}

/** A category that stands there twice, and a level that is called two things. */
function contradictions(entries: readonly NumberedEntry[]): FileFault[] {
  const names = new Map<
    string,
    { readonly name: string; readonly english: string; readonly number: number }
  >();
  const seen = new Map<string, number>();
  return entries.flatMap(({ number, entry: { category } }) => {
    const id = categoryIdOf(category);
    const before = seen.get(id.join());
    seen.set(id.join(), before ?? number);
    if (before !== undefined) return [{ line: number, ...repeated(id.join(), before) }];
    return levelsOf(category).flatMap(({ name, english = "" }, depth) => {
      const path = id.slice(0, depth + 1).join();
      const known = names.get(path) ?? { name, english, number };
      names.set(path, known);
      const what = known.name !== name ? "name" : known.english !== english ? "english" : undefined;
      if (what === undefined) return [];
      const column = `${LEVEL_NAMES[depth] ?? "first"}_${what}` as const;
      return [{ line: number, column, ...renamed(path, known[what], known.number) }];
    });
  });
}
