/** What says that a table is the same on both sides: how many rows it has, and a digest over all their values. */
import { createHash, type Hash } from "node:crypto";
import type { Side } from "./side.ts";
import type { MovedTable, Row, Value } from "./table.ts";

export interface Content {
  readonly rows: number;
  /** SHA-256, hexadecimal. */
  readonly digest: string;
}

/** Each value with its type and length before it, row by row in the order of the key. */
export async function contentOf(side: Side, table: MovedTable): Promise<Content> {
  const hash = createHash("sha256").update(JSON.stringify([table.name, table.columns]));
  let rows = 0;
  for await (const some of side.rows(table)) {
    for (const row of some) add(hash, row);
    rows += some.length;
  }
  return { rows, digest: hash.digest("hex") };
}

export const isSame = (one: Content, other: Content) =>
  one.rows === other.rows && one.digest === other.digest;

function add(hash: Hash, row: Row): void {
  for (const value of row) {
    const [type, bytes] = encoded(value);
    hash.update(`${type}${bytes.length}:`).update(bytes);
  }
}

function encoded(value: Value): readonly [string, Buffer] {
  if (value === null) return ["n", Buffer.alloc(0)];
  if (Buffer.isBuffer(value)) return ["b", value];
  return [typeof value === "number" ? "i" : "t", Buffer.from(String(value))];
}
