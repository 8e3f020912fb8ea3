/** On one machine: SQLite in the data folder. */

export {
  readSqliteCertificateSerials,
  readSqliteConsentIds,
  readSqliteHosts,
} from "./audit-lookups.ts";
export { openSqliteStores } from "./open.ts";
export {
  readSqliteAudit,
  readSqliteKeyRegister,
  readSqliteLog,
  readSqliteRegisters,
  type SqliteLog,
} from "./read-audit.ts";
export { inspectSqlite, type SnapshotCounts, snapshotSqlite, type TableCounts } from "./snapshot.ts";
