/** What imports have left in the database of a data directory, read beside whoever has it open. */
import { asOwner, auditIn } from "./owned-database.ts";

/** How many accounts have a user id that begins so. */
export async function accountsIn(data: string, prefix: string): Promise<number> {
  const sql = "SELECT count(*) AS count FROM accounts WHERE user_id LIKE ? || '%'";
  const rows = await asOwner(data, ({ all }) => all<{ count: number }>(sql, prefix));
  return rows[0]?.count ?? 0;
}

export async function payPasswordHashOf(data: string, userId: string): Promise<string | null | undefined> {
  const sql = "SELECT pay_password_hash AS hash FROM accounts WHERE user_id = ?";
  const rows = await asOwner(data, ({ all }) => all<{ hash: string | null }>(sql, userId));
  return rows[0]?.hash;
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
export async function importedBatches(data: string): Promise<ImportedBatch[]> {
  const bodies = [];
  for await (const { body } of auditIn(data)) bodies.push(JSON.parse(body));
  return bodies.filter(({ kind }) => kind === "accounts_imported");
}
