/** What must be known to find somebody's entries: read beside running nodes, or without one. */
import { reading } from "./read-audit.ts";
import { statement } from "./statement.ts";

type Value = { readonly value: string };

const hosts = statement<object, Value>("SELECT issuer AS value FROM hosts ORDER BY issuer");
const consentIds = statement<{ issuer: string; user: string }, Value>(
  "SELECT id AS value FROM consents WHERE issuer = @issuer AND user_id = @user",
);
const serials = statement<{ mch_id: string }, Value>(
  "SELECT cert_serialno AS value FROM merchant_certificates WHERE mch_id = @mch_id",
);
const valuesOf = (rows: readonly Value[]) => rows.map(({ value }) => value);

export function readPostgresHosts(url: string): Promise<readonly string[]> {
  return reading(url, async (pool) => valuesOf(await pool.all(hosts, {})));
}

/** The ids of every consent that a person was asked for. */
export function readPostgresConsentIds(
  url: string,
  issuer: string,
  user: string,
): Promise<readonly string[]> {
  return reading(url, async (pool) => valuesOf(await pool.all(consentIds, { issuer, user })));
}

/** The serial numbers of every certificate that a merchant ever had. */
export function readPostgresCertificateSerials(url: string, mchId: string): Promise<readonly string[]> {
  return reading(url, async (pool) => valuesOf(await pool.all(serials, { mch_id: mchId })));
}
