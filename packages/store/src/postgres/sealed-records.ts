import type { RecordKey, SealedRecords } from "@shiming/core";
import { contextOf, placeOf, SEALED, type SealedColumn, sealedSql } from "../rows/sealed.ts";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";

type Row = Record<string, unknown>;

export function createSealedRecords(connection: Connection): SealedRecords {
  const places = new Map(SEALED.map((sealed) => [placeOf(sealed), recordsOf(connection, sealed)]));
  const at = (place: string) => {
    const records = places.get(place);
    if (!records) throw new RangeError(`no sealed records in ${place}`);
    return records;
  };
  return {
    places: async () => [...places.keys()],
    beginnings: (place, after) => at(place).beginnings(after),
    find: (place, key) => at(place).find(key),
    replace: (place, key, change) => at(place).replace(key, change),
  };
}

function recordsOf(connection: Connection, sealed: SealedColumn) {
  const { key, boundTo = key } = sealed;
  const sql = sealedSql(sealed, (name) => `@${name}`);
  const first = statement<object, Row>(sql.first);
  const next = statement<Row, Row>(sql.next);
  const find = statement<Row, Row>(sql.find);
  const replace = statement<Row>(sql.replace);
  const named = (values: RecordKey) => Object.fromEntries(key.map((name, place) => [name, values[place]]));
  const valuesOf = (row: Row, names: readonly string[]) => names.map((name) => String(row[name]));
  return {
    async beginnings(after: RecordKey | undefined) {
      const rows = await (after ? connection.all(next, named(after)) : connection.all(first, {}));
      return rows.map((row) => ({
        key: valuesOf(row, key),
        beginning: (row.beginning as Buffer | null) ?? undefined,
      }));
    },
    async find(values: RecordKey) {
      const row = await connection.first(find, named(values));
      return row && { context: contextOf(sealed, valuesOf(row, boundTo)), sealed: row.record as Buffer };
    },
    async replace(values: RecordKey, { from, to }: { from: Uint8Array; to: Uint8Array }) {
      const change = { from: Buffer.from(from), to: Buffer.from(to) };
      return (await connection.run(replace, { ...named(values), ...change })) > 0;
    },
  };
}
