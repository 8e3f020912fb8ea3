/** What a platform has kept, as its stores tell. */
import type { Stores } from "@shiming/core";
import type { Kept, KeptEntry, Records } from "./records.ts";

/** Of the consents that somebody has decided on; entries of the log from behind a number on. */
export async function readKept(
  { consents, audit }: Pick<Stores, "consents" | "audit">,
  { decided }: Pick<Records, "decided">,
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
  return { states, entries };
}
