/** What a platform has kept, as its stores tell. */
import { digestOf, type Stores } from "@shiming/core";
import type { Kept, KeptEntry, Records } from "./records.ts";

/** Of the consents that somebody has decided on, and the mails that somebody has sent. */
export async function readKept(
  { consents, audit, incomingMails }: Pick<Stores, "consents" | "audit" | "incomingMails">,
  { decided, handedIn }: Pick<Records, "decided" | "handedIn">,
): Promise<Kept> {
  const ids = new Set(decided.map(({ consentId }) => consentId));
  const states = new Map<string, string>();
  for (const id of ids) {
    const consent = await consents.find(id);
    if (consent) states.set(id, consent.state);
  }
  const entries: KeptEntry[] = [];
  for await (const { body } of audit.entries()) {
    const { kind, consentId, fingerprint } = JSON.parse(body);
    if (ids.has(consentId)) entries.push({ kind, consentId, fingerprint });
  }
  const mails = new Set<string>();
  for (const messageId of handedIn) if (await incomingMails.find(digestOf(messageId))) mails.add(messageId);
  return { states, entries, mails };
}
