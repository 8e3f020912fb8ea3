/** Adapters of core's store ports. */

export { type Lease, LeaseLost, type Leases } from "./leases.ts";

export { knowsSchema } from "./migrations/compatibility.ts";
export type { MovedContent } from "./move/copy.ts";
export { beginMove, hasLeft, type Move, type MoveEnds } from "./move/move.ts";
export type { DatabaseBeside, OpenStores, ReadReplica } from "./open-stores.ts";
export {
  readPostgresCertificateSerials,
  readPostgresConsentIds,
  readPostgresHosts,
} from "./postgres/audit-lookups.ts";
export { openPostgresStores, type PostgresOptions } from "./postgres/open.ts";
export {
  readPostgresAudit,
  readPostgresKeyRegister,
  readPostgresLog,
  readPostgresRegisters,
} from "./postgres/read-audit.ts";
export {
  readSqliteCertificateSerials,
  readSqliteConsentIds,
  readSqliteHosts,
} from "./sqlite/audit-lookups.ts";
export { openSqliteStores } from "./sqlite/open.ts";
export {
  readSqliteAudit,
  readSqliteKeyRegister,
  readSqliteLog,
  readSqliteRegisters,
  type SqliteLog,
} from "./sqlite/read-audit.ts";
export { inspectSqlite, type SnapshotCounts, snapshotSqlite, type TableCounts } from "./sqlite/snapshot.ts";
export { StoreUnavailable } from "./store-unavailable.ts";
