/** A platform in a process of its own, as `shiming serve` starts it, with a mini program, a merchant and consents. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openPostgresStores } from "@shiming/store/postgres";
import { openSqliteStores } from "@shiming/store/sqlite";
import { createPlatformKeys } from "../apps/cli/src/server/create-platform-keys.ts";
import { loadPlatformKeys } from "../apps/cli/src/server/platform-keys.ts";
import { quietPort } from "../packages/store/src/testing/quiet-port.ts";
import type { Merchant } from "./merchant.ts";
import type { Names } from "./names.ts";
import { type GivenCode, type Prepared, type PreparedCounts, prepare, type ShownSheet } from "./prepare.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

const shiming = fileURLToPath(new URL("../apps/cli/bin/shiming.js", import.meta.url));

/** A server, and where it is asked to exchange. */
export interface Contender {
  readonly server: ServerProcess;
  readonly path: string;
}

/** A platform, the tokens it has approved that nobody has exchanged yet, and the sheets that nobody has decided. */
export interface FreshPlatform extends Contender {
  readonly names: Names;
  /** Of the mini program. */
  readonly secret: string;
  readonly tokens: string[];
  readonly sheets: ShownSheet[];
  /** Where it is asked to verify, and the codes that were given for it. */
  readonly verificationPath: string;
  readonly codes: GivenCode[];
}

/** Where its data is, and how many processes serve it. */
export interface Setup {
  /** Of PostgreSQL; otherwise it is SQLite in the folder. */
  readonly databaseUrl?: string;
  readonly workers?: number;
}

/** Adds what its exchanges need to the data in a folder, which may be there already. */
export async function preparePlatform(
  folder: string,
  merchant: Merchant,
  counts: PreparedCounts,
  { databaseUrl }: Setup,
): Promise<Prepared> {
  const [data, keys] = [join(folder, "data"), join(folder, "keys")];
  await createPlatformKeys(keys, new Date());
  const stores = databaseUrl
    ? await openPostgresStores({ url: databaseUrl, mostWaiting: 20_000 })
    : await openSqliteStores(data);
  return prepare(stores, await loadPlatformKeys(keys, data), merchant, counts);
}

export async function startPlatform(
  folder: string,
  merchant: Merchant,
  counts: PreparedCounts,
  setup: Setup = {},
): Promise<FreshPlatform> {
  const prepared = await preparePlatform(folder, merchant, counts, setup);
  const { databaseUrl, workers } = setup;
  const [data, keys] = [join(folder, "data"), join(folder, "keys")];
  const environment: Record<string, string> = databaseUrl ? { SHIMING_DATABASE_URL: databaseUrl } : {};
  const server = await serve(data, keys, environment, workers ? ["--workers", String(workers)] : []);
  const path = `/cgi-bin/wxopen/getrealnameinfo?access_token=${prepared.accessToken}`;
  const verificationPath = `/intp/realname/checkrealnameinfo?access_token=${prepared.accessToken}`;
  const { names, secret, authTokens, sheets, codes } = prepared;
  return {
    ...{ server, path, names, secret, verificationPath },
    ...{ tokens: [...authTokens], sheets: [...sheets], codes: [...codes] },
  };
}

/** `shiming serve` on a data directory, on a free port. */
export async function serve(
  data: string,
  keys: string,
  environment: Readonly<Record<string, string>> = {},
  options: readonly string[] = [],
): Promise<ServerProcess> {
  const address = `127.0.0.1:${await quietPort()}`;
  return startServer([shiming, "serve", ...options], {
    SHIMING_BASE_URL: `http://${address}`,
    SHIMING_LISTEN: address,
    SHIMING_DATA: data,
    SHIMING_KEYS: keys,
    SHIMING_OPERATOR_NAME: "bench",
    SHIMING_OPERATOR_CONTACT: "bench",
    // The same few people, again and again.
    SHIMING_CONSENT_REQUESTS_PER_HOUR: "100000",
    ...environment,
  });
}
