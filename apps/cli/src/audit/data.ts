/** The audit, and what must be known to find somebody in it: beside running servers, without one, or from a copy. */
import type { AuditEntry, LogStore, PlatformKey, RegisterRow } from "@shiming/core";
import { databaseUrl, isInPostgres, requireItsPlace } from "../server/database-place.ts";

/** The tree over the audit, to be read until it is closed. */
type OpenLog = Pick<LogStore, "head" | "tile" | "witnesses"> & { close(): Promise<void> };

/** A platform's data as an audit reads it. @throws StoreUnavailable, each of them */
export interface AuditData {
  /** @param after only those behind this number, the oldest first */
  entries(newestFirst?: boolean, after?: number): Iterable<AuditEntry> | AsyncIterable<AuditEntry>;
  /** The rows of every register. */
  registers(): AsyncIterable<RegisterRow>;
  openLog(): OpenLog;
  /** Which keys the data belongs to. */
  keys(): Promise<readonly PlatformKey[]>;
  hosts(): Promise<readonly string[]>;
  /** The ids of every consent that a person was asked for. */
  consentIds(issuer: string, userId: string): Promise<readonly string[]>;
  /** The serial numbers of every certificate that a merchant ever had. */
  certificateSerials(mchId: string): Promise<readonly string[]>;
}

/** @throws Sentence where the folder's data is in a PostgreSQL that is not named */
export async function auditDataOf(data: string): Promise<AuditData> {
  if (!isInPostgres(data)) return inFolder(data);
  const url = databaseUrl();
  requireItsPlace(data, url);
  return url === undefined ? inFolder(data) : inPostgres(url);
}

async function inFolder(data: string): Promise<AuditData> {
  const sqlite = await import("@shiming/store/sqlite");
  return {
    entries: (newestFirst, after) => sqlite.readSqliteAudit(data, newestFirst, after),
    registers: () => sqlite.readSqliteRegisters(data),
    openLog() {
      const log = sqlite.readSqliteLog(data);
      return {
        head: async () => log.head(),
        tile: async (level, index) => log.tile(level, index),
        witnesses: async () => log.witnesses(),
        close: async () => log.close(),
      };
    },
    keys: async () => sqlite.readSqliteKeyRegister(data),
    hosts: async () => sqlite.readSqliteHosts(data),
    consentIds: async (issuer, userId) => sqlite.readSqliteConsentIds(data, issuer, userId),
    certificateSerials: async (mchId) => sqlite.readSqliteCertificateSerials(data, mchId),
  };
}

async function inPostgres(url: string): Promise<AuditData> {
  const postgres = await import("@shiming/store/postgres");
  return {
    entries: (newestFirst, after) => postgres.readPostgresAudit(url, newestFirst, after),
    registers: () => postgres.readPostgresRegisters(url),
    openLog: () => postgres.readPostgresLog(url),
    keys: () => postgres.readPostgresKeyRegister(url),
    hosts: () => postgres.readPostgresHosts(url),
    consentIds: (issuer, userId) => postgres.readPostgresConsentIds(url, issuer, userId),
    certificateSerials: (mchId) => postgres.readPostgresCertificateSerials(url, mchId),
  };
}
