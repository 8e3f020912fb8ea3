/** For many nodes: PostgreSQL. */

export {
  readPostgresCertificateSerials,
  readPostgresConsentIds,
  readPostgresHosts,
} from "./audit-lookups.ts";
export { openPostgresStores, type PostgresOptions } from "./open.ts";
export {
  readPostgresAudit,
  readPostgresKeyRegister,
  readPostgresLog,
  readPostgresRegisters,
} from "./read-audit.ts";
