/** Adapters of core's store ports. */

export type { OpenStores } from "./open-stores.ts";
export { openPostgresStores } from "./postgres/open.ts";
export {
  readSqliteCertificateSerials,
  readSqliteConsentIds,
  readSqliteHosts,
} from "./sqlite/audit-lookups.ts";
export { openPrivateDatabase, openSqliteStores } from "./sqlite/open.ts";
export {
  readSqliteAudit,
  readSqliteKeyRegister,
  readSqliteLog,
  type SqliteLog,
} from "./sqlite/read-audit.ts";
export { StoreUnavailable } from "./store-unavailable.ts";
