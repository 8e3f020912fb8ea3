import type { AuditEntry } from "../audit/entry.ts";
import type { DifferentField, OpenRow, RegisterComparison, RegisterFinding } from "./comparison.ts";
import { ExpectedRegisters, type ExpectedRow } from "./expected-registers.ts";
import { foldEntry } from "./fold-entry.ts";
import { type RegisterRow, registerNames } from "./register-row.ts";

type Many<T> = AsyncIterable<T> | Iterable<T>;

export interface ComparedData {
  /** Every entry behind that number that was committed before it is asked, in the order of the numbers. */
  entries(after: number): Many<AuditEntry>;
  /** Every row of every register, as it is in the database. */
  rows(): Many<RegisterRow>;
}

/** So often somebody is told how far it is. */
const PROGRESS = 100_000;
/** How often rows are looked at that change meanwhile. */
const MOST_ROUNDS = 5;

/**
 * Recomputes from the whole audit what the rows of registers are to say, and names each row that no entry explains, each that
 * says something else, and each that is not there. The audit is taken for true: `verifyAudit` says whether it is. The memory
 * that it needs grows with the rows, not with the entries. It may run beside writers.
 */
export async function compareRegisters(
  data: ComparedData,
  onProgress?: (entries: number) => void,
): Promise<RegisterComparison> {
  const expected = new ExpectedRegisters();
  let entries = 0;
  const read = async () => {
    for await (const entry of data.entries(expected.seq)) {
      foldEntry(entry, expected);
      entries += 1;
      if (entries % PROGRESS === 0) onProgress?.(entries);
    }
  };
  await read();
  for (let round = 1; ; round += 1) {
    expected.watch();
    const { findings, ...compared } = await compareRows(data.rows(), expected);
    await read();
    // What an entry has told of meanwhile may have been read before or after.
    const unsettled = findings.filter(({ register, key }) => expected.isTouched(register, key));
    if (unsettled.length > 0 && round < MOST_ROUNDS) continue;
    return {
      entries,
      ...compared,
      findings: findings.filter((finding) => !unsettled.includes(finding)),
      unsettled: unsettled.map(({ register, key }) => ({ register, key })),
    };
  }
}

async function compareRows(found: Many<RegisterRow>, expected: ExpectedRegisters) {
  const findings: RegisterFinding[] = [];
  const open: OpenRow[] = [];
  const seen = new Map(registerNames.map((register) => [register, new Set<string>()]));
  let rows = 0;
  for await (const row of found) {
    rows += 1;
    const { register, key } = row;
    seen.get(register)?.add(key);
    const told = expected.of(register).get(key);
    if (!told?.isAdded) {
      findings.push({ finding: "unexplained", register, key });
      continue;
    }
    const { seq } = told;
    if (row.isUnreadable) {
      findings.push({ finding: "unreadable", register, key, seq });
      continue;
    }
    const fields = differences(told, row);
    if (fields.length > 0) findings.push({ finding: "different", register, key, seq, fields });
    const untold = Object.keys(row.says).filter((field) => told.says[field] === undefined);
    if (untold.length > 0) open.push({ register, key, seq, fields: untold });
  }
  for (const [register, keys] of seen) {
    for (const [key, { seq }] of expected.of(register)) {
      if (!keys.has(key)) findings.push({ finding: "missing", register, key, seq });
    }
  }
  return { rows, open, findings };
}

function differences({ says: told }: ExpectedRow, { says: found }: RegisterRow): readonly DifferentField[] {
  return Object.entries(told).flatMap(([field, said]) =>
    said === undefined || said === found[field] ? [] : [{ field, told: said, found: found[field] ?? null }],
  );
}
