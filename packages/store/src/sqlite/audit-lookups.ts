/** What must be known to find somebody's entries: read beside a running server, or from a copy. */
import { join } from "node:path";
import Database from "better-sqlite3";

/** The hosts of a data directory. */
export function readSqliteHosts(directory: string): readonly string[] {
  return column(directory, "SELECT issuer FROM hosts ORDER BY issuer");
}

/** The ids of every consent that a person was asked for. */
export function readSqliteConsentIds(directory: string, issuer: string, userId: string): readonly string[] {
  return column(directory, "SELECT id FROM consents WHERE issuer = ? AND user_id = ?", issuer, userId);
}

/** The serial numbers of every certificate that a merchant ever had. */
export function readSqliteCertificateSerials(directory: string, mchId: string): readonly string[] {
  return column(directory, "SELECT cert_serialno FROM merchant_certificates WHERE mch_id = ?", mchId);
}

function column(directory: string, sql: string, ...values: string[]): readonly string[] {
  const database = new Database(join(directory, "shiming.db"), { readonly: true });
  try {
    return database
      .prepare<string[], string>(sql)
      .pluck()
      .all(...values);
  } finally {
    database.close();
  }
}
