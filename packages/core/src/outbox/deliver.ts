/** Sends the mails that are in the outbox: at least once, and under the same id each time. */
import { openMail } from "../mail/open-mail.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { Mailer } from "../ports/mailer.ts";
import type { OutboxStore } from "../ports/outbox-store.ts";
import { MAIL_BACK_OFF, nextTry } from "./back-off.ts";
import type { MailMessage } from "./message.ts";
import type { QueuedMessage, Settlement } from "./queued-message.ts";
import { type DeliveryCounts, type GoesOn, type SettleDeps, settle } from "./settle.ts";

export interface DeliveryDeps extends SettleDeps {
  readonly outbox: Pick<OutboxStore, "claim" | "settle">;
  readonly keys: KeyEncryptionKeys;
  readonly mailer: Mailer;
  readonly clock: () => Date;
}

/** Longer than any try takes. Whoever dies meanwhile has it sent again when this is over. */
const LENT_MS = 5 * 60_000;
const AT_ONCE = 10;

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

async function tryToSend(
  message: QueuedMessage<MailMessage>,
  { keys, mailer, clock }: DeliveryDeps,
): Promise<Settlement> {
  const { id, at } = message;
  const mail = openMail(message, keys);
  if (mail === undefined) return { outcome: "given_up", error: "its key is gone", at: clock() };
  // A clock that is found wrong throws: before anything has left the house.
  const now = clock();
  const sent = await mailer.send({ id, mail, at });
  if (sent.outcome === "sent") return { outcome: "delivered", at: now };
  const again = sent.permanent ? undefined : nextTry(message.attempts + 1, at, now, MAIL_BACK_OFF);
  return again
    ? { outcome: "failed", error: sent.error, nextTryAt: again }
    : { outcome: "given_up", error: sent.error, at: now };
}
