import type { LogProof } from "@shiming/transparency";
import { type AccountKey, isSameAccount } from "../account/account.ts";
import { proveEntry } from "../audit/prove-entry.ts";
import type { Consent, PendingConsent } from "../consent/consent.ts";
import { refuse } from "../failure.ts";
import type { AuditStore } from "../ports/audit-store.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import type { LogStore } from "../ports/log-store.ts";
import { consentEvents } from "./consent-events.ts";
import { findEntries } from "./find-entries.ts";

export interface ProvenConsent {
  readonly consent: Exclude<Consent, PendingConsent>;
  /** Each with its entry as `extra`. */
  readonly proofs: readonly LogProof[];
}

/**
 * A consent of this person, and proofs of what the log tells of it. An entry tells of one consent and of nobody else.
 * @throws `consent_not_found`, also for a consent of somebody else and for one that was not decided; `platform_busy` until the log has signed
 * what happened just now, which takes a second
 */
export async function proveConsent(
  account: AccountKey,
  id: string,
  deps: {
    readonly consents: Pick<ConsentStore, "find">;
    readonly audit: Pick<AuditStore, "size" | "entries">;
    readonly log: Pick<LogStore, "head" | "tile" | "witnesses">;
  },
): Promise<ProvenConsent> {
  const consent = await deps.consents.find(id);
  if (!consent || consent.state === "pending" || !isSameAccount(consent.account, account))
    return refuse("consent_not_found");
  const proofs: LogProof[] = [];
  for (const { seq, body } of await findEntries(consentEvents(consent), deps.audit)) {
    const proof = (await proveEntry(deps.log, seq)) ?? refuse("platform_busy", { hint: NOT_SIGNED });
    proofs.push({ ...proof, extra: Buffer.from(body) });
  }
  return { consent, proofs };
}

const NOT_SIGNED = {
  en: "the log signs what happened just now within a second",
  zh: "日志会在一秒内为刚发生的事签名",
};
