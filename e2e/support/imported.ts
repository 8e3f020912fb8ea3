/** What imports have left in the database of a data directory, read beside whoever has it open. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

function query<T>(data: string, sql: string, ...values: string[]): T[] {
  const database = new DatabaseSync(join(data, "shiming.db"), { readOnly: true });
  try {
    return database.prepare(sql).all(...values) as T[];
  } finally {
    database.close();
  }
}

/** How many accounts have a user id that begins so. */
export function accountsIn(data: string, prefix: string): number {
  const sql = "SELECT count(*) AS count FROM accounts WHERE user_id LIKE ? || '%'";
  return query<{ count: number }>(data, sql, prefix)[0]?.count ?? 0;
}

export function payPasswordHashOf(data: string, userId: string): string | null | undefined {
  const sql = "SELECT pay_password_hash AS hash FROM accounts WHERE user_id = ?";
  return query<{ hash: string | null }>(data, sql, userId)[0]?.hash;
}

/** A batch as the audit tells of it. */
export interface ImportedBatch {
  readonly fileDigest: string | null;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly added: number;
  readonly changed: number;
  readonly bad: number;
}

/** Every imported batch in the audit, in its order. */
export function importedBatches(data: string): ImportedBatch[] {
  return query<{ body: string }>(data, "SELECT body FROM audit ORDER BY seq")
    .map(({ body }) => JSON.parse(body))
    .filter(({ kind }) => kind === "accounts_imported");
}
