/** Copies what is not there yet, and compares. */
import { StoreUnavailable } from "../store-unavailable.ts";
import { type Content, contentOf, isSame } from "./digest.ts";
import type { PostgresSide } from "./postgres-side.ts";
import type { Side } from "./side.ts";
import { type MovedTable, PLACES } from "./table.ts";

export interface MovedContent extends Content {
  readonly table: string;
}

const labelOf = ({ place, name }: MovedTable) => (place === "sign-in" ? `sign_in.${name}` : name);

/** @throws Error where the schemas are not the same: nothing may be left behind unseen */
export async function sharedTables(postgres: PostgresSide, sqlite: Side): Promise<readonly MovedTable[]> {
  const tables = await postgres.tables();
  for (const place of PLACES) {
    const there = await sqlite.columnsIn(place);
    const here = tables.filter((table) => table.place === place);
    const missing = [...there.keys()].filter((name) => !here.some((table) => table.name === name));
    const differing = here.filter((table) => !hasColumns(table, there.get(table.name)));
    const names = [...missing, ...differing.map(({ name }) => name)];
    if (names.length > 0) throw new Error(`tables differ between the engines: ${names.join(", ")}`);
  }
  return tables;
}

function hasColumns({ columns }: MovedTable, names: readonly string[] | undefined): boolean {
  const expected = columns.map(({ name }) => name).filter((name) => name !== "rowid");
  return names?.length === expected.length && expected.every((name) => names.includes(name));
}

export async function copyAll(
  source: Side,
  target: Side,
  tables: readonly MovedTable[],
  onTable: (table: string) => void,
): Promise<readonly MovedContent[]> {
  for (const table of tables) {
    onTable(labelOf(table));
    const there = await contentOf(target, table);
    // What was copied before a move was cut short need not be copied again, unless it has changed since.
    if (there.rows > 0 && isSame(there, await contentOf(source, table))) continue;
    await target.replace(table, source.rows(table));
  }
  const contents: MovedContent[] = [];
  for (const table of tables) {
    onTable(labelOf(table));
    const [before, after] = [await contentOf(source, table), await contentOf(target, table)];
    if (!isSame(before, after)) throw differs(labelOf(table), before, after);
    contents.push({ table: labelOf(table), ...after });
  }
  return contents;
}

function differs(table: string, before: Content, after: Content): StoreUnavailable {
  return new StoreUnavailable({
    en: `The table ${table} is not the same on both sides (rows: ${before.rows}, ${after.rows}): the source is still the one to serve.`,
    zh: `两边的表 ${table} 不一致（行数：${before.rows}、${after.rows}）：仍请使用源数据库。`,
  });
}
