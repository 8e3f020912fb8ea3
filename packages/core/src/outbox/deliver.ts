/** The one job that sends what is in the outbox: at least once, and under the same id each time. */
import { openMail } from "../mail/open-mail.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { Mailer } from "../ports/mailer.ts";
import type { OutboxStore } from "../ports/outbox-store.ts";
import { nextTry } from "./back-off.ts";
import type { QueuedMessage, Settlement } from "./queued-message.ts";

export interface DeliveryDeps {
  readonly outbox: OutboxStore;
  readonly keys: KeyEncryptionKeys;
  readonly mailer: Mailer;
  readonly clock: () => Date;
  /** Lets so many milliseconds go by. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Whether whoever does this job is still to do it. */
export type GoesOn = () => Promise<boolean>;

export type DeliveryCounts = Readonly<Record<Settlement["outcome"], number>>;

/** Longer than any try takes. Whoever dies meanwhile has it sent again when this is over. */
const LENT_MS = 5 * 60_000;
const AT_ONCE = 10;
const SETTLE_EVERY_MS = 1000;
/** An hour, longer than most databases are away: only what this process knows keeps a message from being sent again. */
const SETTLE_TRIES = 3600;

/**
 * Sends everything that is due. What was sent while the database is away is settled when it is back; whoever dies between has
 * it sent once more, and the receiver can tell.
 * @param goesOn asked before each message is handed over: one that is not sent then is sent when its time with us is over
 */
export async function deliverDue(
  deps: DeliveryDeps,
  goesOn: GoesOn = async () => true,
): Promise<DeliveryCounts> {
  const counts = { delivered: 0, failed: 0, given_up: 0 };
  for (;;) {
    if (!(await goesOn())) return counts;
    const at = deps.clock();
    const due = await deps.outbox.claim(at, new Date(at.getTime() + LENT_MS), AT_ONCE);
    if (due.length === 0) return counts;
    await Promise.all(
      due.map(async (message) => {
        if (!(await goesOn())) return;
        const settlement = await tryToSend(message, deps);
        await settle(message.id, settlement, deps, goesOn);
        counts[settlement.outcome]++;
      }),
    );
  }
}

/** Until it is done. Whoever is to stop tries once more. @throws what the last try threw */
async function settle(
  id: string,
  settlement: Settlement,
  { outbox, pause }: DeliveryDeps,
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

async function tryToSend(message: QueuedMessage, { keys, mailer, clock }: DeliveryDeps): Promise<Settlement> {
  const { id, at } = message;
  const mail = openMail(message, keys);
  if (mail === undefined) return { outcome: "given_up", error: "its key is gone", at: clock() };
  // A clock that is found wrong throws: before anything has left the house.
  const now = clock();
  const sent = await mailer.send({ id, mail, at });
  if (sent.outcome === "sent") return { outcome: "delivered", at: now };
  const again = sent.permanent ? undefined : nextTry(message.attempts + 1, at, now);
  return again
    ? { outcome: "failed", error: sent.error, nextTryAt: again }
    : { outcome: "given_up", error: sent.error, at: now };
}
