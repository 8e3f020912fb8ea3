import pg from "pg";
import { StoreUnavailable } from "../store-unavailable.ts";
import { takeTls } from "./tls.ts";

export interface Address {
  readonly config: pg.ClientConfig;
  /** Whether connections belong to a transaction alone: statements cannot be prepared, and time-outs not be set for good. */
  readonly isShared: boolean;
}

export const STATEMENT_TIMEOUT_MS = 10_000;
export const LOCK_TIMEOUT_MS = 5000;
/** Whoever stands still in the middle of a transaction keeps others waiting no longer, and less long than a lease lasts. */
export const IDLE_TIMEOUT_MS = 10_000;
/** A network that swallows everything is noticed no later. */
const ANSWER_TIMEOUT_MS = 15_000;
export const CONNECT_TIMEOUT_MS = 5000;

const INT8 = 20;

/** Whole numbers are numbers: ours have 53 bits. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format as "text"),
};

/**
 * Reads `postgres://name:password@host:port/database`; `pgbouncer=true` behind it says that something shares out connections
 * for a transaction each; `sslmode` and files are as {@link takeTls} reads them.
 * @throws StoreUnavailable for what is no such address
 */
export function readAddress(url: string): Address {
  if (!isPostgresUrl(url) || !URL.canParse(url)) throw unreadable();
  const parsed = new URL(url);
  const isShared = parsed.searchParams.get("pgbouncer") === "true";
  parsed.searchParams.delete("pgbouncer");
  const ssl = takeTls(parsed);
  const timeouts = {
    statement_timeout: STATEMENT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_TIMEOUT_MS,
  };
  const config = {
    connectionString: parsed.href,
    ...(ssl !== undefined && { ssl }),
    application_name: "shiming",
    keepAlive: true,
    types,
    query_timeout: ANSWER_TIMEOUT_MS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    ...(!isShared && timeouts),
  };
  return { config, isShared };
}

function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text);
}

/** What is wrong is not repeated: an address holds a password. */
function unreadable(): StoreUnavailable {
  return new StoreUnavailable({
    en: "The database's address is not of the form postgres://name:password@host:5432/database.",
    zh: "数据库地址应形如 postgres://name:password@host:5432/database。",
  });
}
