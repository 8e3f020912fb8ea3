/** The audit, and what must be known to find somebody in it: beside running servers, without one, or from a copy. */
import type { AuditEntry, LogStore, PlatformKey, RegisterRow } from "@shiming/core";
import {
  readPostgresAudit,
  readPostgresCertificateSerials,
  readPostgresConsentIds,
  readPostgresHosts,
  readPostgresKeyRegister,
  readPostgresLog,
  readPostgresRegisters,
  readSqliteAudit,
  readSqliteCertificateSerials,
  readSqliteConsentIds,
  readSqliteHosts,
  readSqliteKeyRegister,
  readSqliteLog,
  readSqliteRegisters,
} from "@shiming/store";
import { databaseUrl, isInPostgres, requireItsPlace } from "../server/database-place.ts";

/** The address of PostgreSQL, where that has the data of the folder; no address is needed for a folder that has its own. */
function urlFor(data: string): string | undefined {
  if (!isInPostgres(data)) return undefined;
  const url = databaseUrl();
  requireItsPlace(data, url);
  return url;
}

/** @param after only those behind this number, the oldest first */
export function auditOf(
  data: string,
  newestFirst = false,
  after?: number,
): Iterable<AuditEntry> | AsyncIterable<AuditEntry> {
  const url = urlFor(data);
  return url === undefined
    ? readSqliteAudit(data, newestFirst, after)
    : readPostgresAudit(url, newestFirst, after);
}

/** The rows of every register. */
export function registersOf(data: string): AsyncIterable<RegisterRow> {
  const url = urlFor(data);
  return url === undefined ? readSqliteRegisters(data) : readPostgresRegisters(url);
}

/** The tree over the audit, to be read until it is closed. */
export function logOf(
  data: string,
): Pick<LogStore, "head" | "tile" | "witnesses"> & { close(): Promise<void> } {
  const url = urlFor(data);
  if (url !== undefined) return readPostgresLog(url);
  const log = readSqliteLog(data);
  return {
    head: async () => log.head(),
    tile: async (level, index) => log.tile(level, index),
    witnesses: async () => log.witnesses(),
    close: async () => log.close(),
  };
}

/** Which keys the data belongs to. */
export async function keysOf(data: string): Promise<readonly PlatformKey[]> {
  const url = urlFor(data);
  return url === undefined ? readSqliteKeyRegister(data) : readPostgresKeyRegister(url);
}

export async function hostsOf(data: string): Promise<readonly string[]> {
  const url = urlFor(data);
  return url === undefined ? readSqliteHosts(data) : readPostgresHosts(url);
}

/** The ids of every consent that a person was asked for. */
export async function consentIdsOf(data: string, issuer: string, userId: string): Promise<readonly string[]> {
  const url = urlFor(data);
  return url === undefined
    ? readSqliteConsentIds(data, issuer, userId)
    : readPostgresConsentIds(url, issuer, userId);
}

/** The serial numbers of every certificate that a merchant ever had. */
export async function certificateSerialsOf(data: string, mchId: string): Promise<readonly string[]> {
  const url = urlFor(data);
  return url === undefined
    ? readSqliteCertificateSerials(data, mchId)
    : readPostgresCertificateSerials(url, mchId);
}
