import type { AuditEntry, LogStore, PlatformKey, RegisterRow } from "@shiming/core";
import { atAddress } from "./at-address.ts";
import { createAudit } from "./audit.ts";
import { createKeyRegister } from "./key-register.ts";
import { createLogStore } from "./log.ts";
import { createPool, type Pool } from "./pool.ts";
import { readRegisters } from "./register-rows.ts";

/** Reads the audit beside running nodes, or without one. @throws StoreUnavailable */
export async function* readPostgresAudit(
  url: string,
  newestFirst = false,
  after?: number,
): AsyncGenerator<AuditEntry> {
  const pool = createPool({ url, connections: 1 });
  try {
    const audit = createAudit(pool);
    yield* newestFirst ? audit.entriesBackwards() : audit.entries(after);
  } catch (error) {
    throw atAddress(error, url);
  } finally {
    await pool.close();
  }
}

/** Reads the rows of registers, in the same way. @throws StoreUnavailable */
export async function* readPostgresRegisters(url: string): AsyncGenerator<RegisterRow> {
  const pool = createPool({ url, connections: 1 });
  try {
    yield* readRegisters(pool);
  } catch (error) {
    throw atAddress(error, url);
  } finally {
    await pool.close();
  }
}

/** Reads which keys the data belongs to. @throws StoreUnavailable */
export function readPostgresKeyRegister(url: string): Promise<readonly PlatformKey[]> {
  return reading(url, (pool) => createKeyRegister(pool).list());
}

/** The tree over the audit, to be read until it is closed. */
export function readPostgresLog(
  url: string,
): Pick<LogStore, "head" | "tile" | "witnesses"> & { close(): Promise<void> } {
  const pool = createPool({ url, connections: 1 });
  const { head, tile, witnesses } = createLogStore(pool);
  return { head, tile, witnesses, close: () => pool.close() };
}

/** Connects for a reading alone. */
export async function reading<T>(url: string, read: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = createPool({ url, connections: 1 });
  try {
    return await read(pool);
  } catch (error) {
    throw atAddress(error, url);
  } finally {
    await pool.close();
  }
}
