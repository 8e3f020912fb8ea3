import { generateKeyPairSync } from "node:crypto";
import { type AuditEntry, type AuditEvent, type Stores, verifyAudit } from "@shiming/core";
import { expect } from "vitest";

/** An event as the audit holds it: its times are text. */
export type RecordedEvent = { readonly kind: AuditEvent["kind"] } & Readonly<Record<string, unknown>>;

/** Every event in the audit, in its order, with its number. That none is missing is checked on the way. */
export async function auditOf(stores: Stores): Promise<readonly RecordedEvent[]> {
  const entries: AuditEntry[] = [];
  for await (const entry of stores.audit.entries()) entries.push(entry);
  const { publicKey } = generateKeyPairSync("ed25519");
  expect((await verifyAudit(entries, { heads: [], publicKeys: [publicKey] })).problems).toEqual([]);
  return entries.map(({ seq, body }) => ({ seq, ...JSON.parse(body) }));
}

export async function kindsIn(stores: Stores): Promise<readonly AuditEvent["kind"][]> {
  return (await auditOf(stores)).map(({ kind }) => kind);
}

/** How many events of each kind the audit holds. */
export async function countsIn(stores: Stores): Promise<Partial<Record<AuditEvent["kind"], number>>> {
  return tally(await kindsIn(stores));
}

/** How often each value comes. */
export function tally<T extends string>(values: readonly T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** `count` calls at the same time, and what came of them. */
export function atOnce<T>(count: number, call: (number: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, number) => call(number)));
}
