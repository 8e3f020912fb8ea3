/** Adapters of core's store ports. */

export {
  readSqliteCertificateSerials,
  readSqliteConsentIds,
  readSqliteHosts,
} from "./sqlite/audit-lookups.ts";
export { openPrivateDatabase, openSqliteStores, type SqliteStores } from "./sqlite/open.ts";
export { readSqliteAudit, readSqliteKeyRegister } from "./sqlite/read-audit.ts";
export { StoreUnavailable } from "./store-unavailable.ts";
