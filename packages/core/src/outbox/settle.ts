import type { OutboxStore } from "../ports/outbox-store.ts";
import type { Settlement } from "./queued-message.ts";

/** Whether whoever does this job is still to do it. */
export type GoesOn = () => Promise<boolean>;

export type DeliveryCounts = Readonly<Record<Settlement["outcome"], number>>;

export interface SettleDeps {
  readonly outbox: Pick<OutboxStore, "settle">;
  /** Lets so many milliseconds go by. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

const SETTLE_EVERY_MS = 1000;
/** An hour, longer than most databases are away: only what this process knows keeps a message from being sent again. */
const SETTLE_TRIES = 3600;

/** Until it is done. Whoever is to stop tries once more. @throws what the last try threw */
export async function settle(
  id: string,
  settlement: Settlement,
  { outbox, pause }: SettleDeps,
  goesOn: GoesOn,
): Promise<void> {
  for (let left = SETTLE_TRIES; ; left--) {
    try {
      return await outbox.settle(id, settlement);
    } catch (error) {
      if (left <= 1) throw error;
    }
    await pause(SETTLE_EVERY_MS);
    // Where the database cannot say who is to do this, the message is still ours.
    if (!(await goesOn().catch(() => true))) left = Math.min(left, 2);
  }
}
