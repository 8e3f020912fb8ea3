import type { Consent } from "../consent/consent.ts";
import type { QueuedMessage } from "../outbox/queued-message.ts";
import type { OutboxStore } from "../ports/outbox-store.ts";
import { withdrawalEventId } from "./security-event.ts";

/** What became of the event of a withdrawal. */
export type WithdrawalNews =
  | { readonly state: "waiting" }
  | { readonly state: "notified" | "undelivered"; readonly at: Date };

/** Of those consents that were withdrawn, and whose recipient had an endpoint then; by their ids. */
export async function withdrawalNews(
  consents: readonly Consent[],
  { outbox }: { readonly outbox: Pick<OutboxStore, "find"> },
): Promise<ReadonlyMap<string, WithdrawalNews>> {
  const withdrawn = consents.filter(({ state }) => state === "withdrawn");
  const found = await Promise.all(
    withdrawn.map(async ({ id }) => [id, await outbox.find(withdrawalEventId(id))] as const),
  );
  return new Map(found.flatMap(([id, message]) => (message ? [[id, newsOf(message)] as const] : [])));
}

function newsOf(message: QueuedMessage): WithdrawalNews {
  if (message.state === "waiting") return { state: "waiting" };
  const state = message.state === "delivered" ? "notified" : "undelivered";
  return { state, at: message.settledAt };
}
