import type { RecordKey, SealedRecords } from "@shiming/core";
import { contextOf, placeOf, SEALED, type SealedColumn, sealedSql } from "../rows/sealed.ts";
import type { Connection } from "./connection.ts";

type Row = Readonly<Record<string, unknown>>;

/** @param onReplaced hears which access token was sealed anew: those are remembered */
export function createSealedRecords(
  connection: Connection,
  onReplaced: (digest: string) => void,
): SealedRecords {
  const columns = new Map(SEALED.map((sealed) => [placeOf(sealed), sealed]));
  // Few servers ever seal anew; their statements are a seventh of all.
  const prepared = new Map<string, ReturnType<typeof recordsOf>>();
  const at = (place: string) => {
    const sealed = columns.get(place);
    if (!sealed) throw new RangeError(`no sealed records in ${place}`);
    const records = prepared.get(place) ?? recordsOf(connection, sealed);
    prepared.set(place, records);
    return records;
  };
  return {
    places: async () => [...columns.keys()],
    beginnings: async (place, after) => at(place).beginnings(after),
    find: async (place, key) => at(place).find(key),
    replace: (place, key, change) =>
      connection.queue.run(() => {
        if (place === "access_tokens.sealed") onReplaced(key[0] ?? "");
        return at(place).replace(key, change);
      }),
  };
}

function recordsOf({ database }: Connection, sealed: SealedColumn) {
  const { key, boundTo = key } = sealed;
  const sql = sealedSql(sealed, (name) => `@${name}`);
  const first = database.prepare<[], Row>(sql.first);
  const next = database.prepare<[Row], Row>(sql.next);
  const find = database.prepare<[Row], Row>(sql.find);
  const replace = database.prepare<[Row]>(sql.replace);
  const named = (values: RecordKey) => Object.fromEntries(key.map((name, place) => [name, values[place]]));
  const valuesOf = (row: Row, names: readonly string[]) => names.map((name) => String(row[name]));
  return {
    beginnings: (after: RecordKey | undefined) =>
      (after ? next.all(named(after)) : first.all()).map((row) => ({
        key: valuesOf(row, key),
        beginning: (row.beginning as Buffer | null) ?? undefined,
      })),
    find(values: RecordKey) {
      const row = find.get(named(values));
      return row && { context: contextOf(sealed, valuesOf(row, boundTo)), sealed: row.record as Buffer };
    },
    replace: (values: RecordKey, { from, to }: { from: Uint8Array; to: Uint8Array }) =>
      replace.run({ ...named(values), from, to }).changes > 0,
  };
}
