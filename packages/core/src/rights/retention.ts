/** How long each class of record is kept, and the job that removes what has been kept long enough. */
import type { Text } from "@shiming/crypto";
import { staffEvent } from "../administration/staff-event.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { RetentionStore } from "../ports/retention-store.ts";
import {
  RETENTION_LIMITS,
  type RetainedClass,
  type RetentionDays,
  retainedClasses,
  usualRetention,
} from "./retained-class.ts";

const DAY_MS = 86_400_000;
/** So many are looked at in one commit. */
const AT_ONCE = 500;

export async function retentionOf({
  retention,
}: {
  readonly retention: Pick<RetentionStore, "periods">;
}): Promise<RetentionDays> {
  return new Map([...usualRetention, ...(await retention.periods())]);
}

/** @throws `value_invalid` for anything but 30 to 3650 days */
export async function setRetention(
  given: RetentionDays,
  actor: Permitted<"retention.set">,
  { retention }: { readonly retention: Pick<RetentionStore, "changePeriods"> },
  at: Date,
): Promise<void> {
  const { min, max } = RETENTION_LIMITS;
  for (const days of given.values()) {
    if (!(Number.isInteger(days) && days >= min && days <= max)) refuse("value_invalid", { hint: DAYS });
  }
  const said = [...given].map(([kind, days]) => `${kind} ${days}`).join(", ");
  const events = [staffEvent(actor, "retention_set", said, at)];
  await retention.changePeriods((now) => ({ next: new Map([...now, ...given]), events }));
}

/** How many were removed of each class. */
export type RetentionRun = ReadonlyMap<RetainedClass, number>;

/**
 * Removes what has been kept long enough, batch by batch, each with its entry in the audit. Whoever is stopped half-way has removed whole
 * batches, and the next run finds the rest.
 * @param goesOn asked before each batch
 */
export async function runRetention(
  actor: Permitted<"retention.run">,
  deps: { readonly retention: Pick<RetentionStore, "periods" | "removeEnded"> },
  at: Date,
  goesOn: () => Promise<boolean> = async () => true,
): Promise<RetentionRun> {
  const periods = await retentionOf(deps);
  const removed = new Map<RetainedClass, number>();
  for (const kind of retainedClasses) {
    const days = periods.get(kind) ?? 0;
    const before = new Date(at.getTime() - days * DAY_MS);
    const tell = (count: number) =>
      count > 0 ? [staffEvent(actor, "records_removed", `${kind} ${count}, kept ${days} days`, at)] : [];
    let after: string | undefined = "";
    while (after !== undefined && (await goesOn())) {
      const step = await deps.retention.removeEnded(kind, { after, before, limit: AT_ONCE, tell });
      removed.set(kind, (removed.get(kind) ?? 0) + step.removed);
      after = step.next;
    }
  }
  return removed;
}

const DAYS: Text = {
  en: `records are kept for ${RETENTION_LIMITS.min} to ${RETENTION_LIMITS.max} days`,
  zh: `记录保存 ${RETENTION_LIMITS.min} 至 ${RETENTION_LIMITS.max} 天`,
};
