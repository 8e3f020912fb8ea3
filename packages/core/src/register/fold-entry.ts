import type { AuditEntry } from "../audit/entry.ts";
import { recordOf } from "../audit/selection.ts";
import { foldEarlierEntry } from "./earlier-entries.ts";
import type { ExpectedRegisters } from "./expected-registers.ts";
import type { RegisterName, Said } from "./register-row.ts";

/** Takes into account what an entry tells of registers, in the order of the numbers. */
export function foldEntry(entry: AuditEntry, expected: ExpectedRegisters): void {
  expected.seq = entry.seq;
  if (!mayTell(entry.body)) return;
  const record = recordOf(entry);
  const { rows } = record.members;
  if (record.kind === "staff_write" && Array.isArray(rows)) {
    expected.isTold = true;
    for (const row of rows) foldRow(row, expected);
  } else foldEarlierEntry(record, expected);
}

/** Most entries are of consents and releases: those are passed by unread. */
function mayTell(body: string): boolean {
  return body.includes('"kind":"staff_write"') || body.includes('"kind":"older_data_accepted"');
}

/** @param told a `ToldRow`, unless somebody has put something else there: `verifyAudit` tells that */
function foldRow(told: unknown, expected: ExpectedRegisters): void {
  const { register, key, change, says } = Object(told) as Partial<Record<string, unknown>>;
  if (typeof register !== "string" || typeof key !== "string") return;
  const name = register as RegisterName;
  if (change === "removed") expected.remove(name, key);
  if (change === "added") expected.add(name, key, Object(says) as Said);
  if (change === "changed") expected.change(name, key, Object(says) as Said);
}
