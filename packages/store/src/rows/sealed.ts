/** Where sealed records are: the one list, and a test compares it with the schema. */
import { accountContext, LONGEST_BEGINNING } from "@shiming/core";

export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** The columns that name a row. */
  readonly key: readonly string[];
  /** The columns that a record is bound to, if not the key's. */
  readonly boundTo?: readonly string[];
  /** What of them stands in its context. */
  readonly subject?: (values: readonly string[]) => string;
}

const byId = ["id"];

export const SEALED: readonly SealedColumn[] = [
  {
    table: "accounts",
    column: "identity",
    key: ["issuer", "user_id"],
    subject: ([issuer = "", userId = ""]) => accountContext({ issuer, userId }),
  },
  { table: "access_tokens", column: "sealed", key: ["digest"], boundTo: ["appid"] },
  { table: "applications", column: "content", key: byId },
  { table: "assessments", column: "content", key: byId },
  { table: "complaints", column: "answer", key: byId },
  { table: "complaints", column: "content", key: byId },
  { table: "consents", column: "sheet_secret", key: byId },
  { table: "files", column: "content", key: ["digest"] },
  { table: "incoming_mails", column: "content", key: byId },
  { table: "incoming_mails", column: "head", key: byId },
  { table: "invitations", column: "address", key: byId },
  { table: "outbox", column: "content", key: byId },
  { table: "own_secrets", column: "sealed", key: ["name"] },
  { table: "outbox", column: "answer", key: byId },
  { table: "proposals", column: "input", key: byId },
];

export const placeOf = ({ table, column }: SealedColumn) => `${table}.${column}`;

/** @param values of the columns that it is bound to */
export function contextOf(sealed: SealedColumn, values: readonly string[]): string {
  const { subject = ([only = ""]) => only } = sealed;
  return `${placeOf(sealed)}:${subject(values)}`;
}

/** Rows that are read at once: so few that nobody waits for it. */
const PAGE = 1000;

/** @param value how the engine writes the value of a column of the key, or one of the record: `@name` */
export function sealedSql(sealed: SealedColumn, value: (name: string) => string) {
  const { table, column, key, boundTo = key } = sealed;
  const keyList = key.join(", ");
  const isRow = key.map((name) => `${name} = ${value(name)}`).join(" AND ");
  // An event has no sealed content.
  const beginning = `CASE WHEN length(${column}) > 0 THEN substr(${column}, 1, ${LONGEST_BEGINNING}) END`;
  const begins = `SELECT ${keyList}, ${beginning} AS beginning FROM ${table}`;
  const inOrder = `ORDER BY ${keyList} LIMIT ${PAGE}`;
  return {
    first: `${begins} ${inOrder}`,
    next: `${begins} WHERE (${keyList}) > (${key.map(value).join(", ")}) ${inOrder}`,
    find: `SELECT ${boundTo.join(", ")}, ${column} AS record FROM ${table} WHERE ${isRow} AND ${column} IS NOT NULL`,
    replace: `UPDATE ${table} SET ${column} = ${value("to")} WHERE ${isRow} AND ${column} = ${value("from")}`,
  };
}
