/** What is sealed of those who sign in: addresses and names of persons, and addresses that wait to be confirmed. */
import type { RecordKey, SealedRecords } from "@shiming/core";
import type { Kysely } from "kysely";
import { addressColumn, nameColumn } from "./protected-adapter.ts";

interface Place {
  readonly table: string;
  readonly column: string;
  /** What names a row, and what its record is bound to. */
  readonly key: string;
  readonly contextOf: (key: string) => string;
  /** Rows whose key does not begin so hold something else. */
  readonly keyBegins?: string;
}

const PLACES: Readonly<Record<string, Place>> = {
  "sign-in.user.sealedEmail": { table: "user", column: "sealedEmail", key: "id", contextOf: addressColumn },
  "sign-in.user.name": { table: "user", column: "name", key: "id", contextOf: nameColumn },
  "sign-in.verification.value": {
    table: "verification",
    column: "value",
    key: "identifier",
    contextOf: (identifier) => identifier,
    keyBegins: "sign-up:",
  },
};
const PAGE = 500;

type Rows = Record<string, Record<string, string | null>>;

/** Records are text here: base64url. */
export function createSealedRecords(database: Kysely<unknown>): SealedRecords {
  const db = database as Kysely<Rows>;
  const at = (name: string): Place => {
    const place = PLACES[name];
    if (!place) throw new RangeError(`no sealed records in ${name}`);
    return place;
  };
  return {
    places: async () => Object.keys(PLACES),

    async beginnings(name, after) {
      const { table, column, key, keyBegins = "" } = at(name);
      const query = db.selectFrom(table).select([key, column]).orderBy(key).limit(PAGE);
      const rows = await (after ? query.where(key, ">", after[0] ?? "") : query).execute();
      return rows.map((row) => {
        const id = row[key] ?? "";
        return { key: [id], beginning: id.startsWith(keyBegins) ? bytesOf(row[column]) : undefined };
      });
    },

    async find(name, [id = ""]: RecordKey) {
      const { table, column, key, contextOf } = at(name);
      const row = await db.selectFrom(table).select(column).where(key, "=", id).executeTakeFirst();
      const sealed = bytesOf(row?.[column]);
      return sealed && { context: contextOf(id), sealed };
    },

    async replace(name, [id = ""]: RecordKey, { from, to }) {
      const { table, column, key } = at(name);
      const change = db.updateTable(table).set({ [column]: textOf(to) });
      const done = await change.where(key, "=", id).where(column, "=", textOf(from)).executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },
  };
}

const bytesOf = (text: string | null | undefined) => (text ? Buffer.from(text, "base64url") : undefined);
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
