import type { AccountKey } from "../account/account.ts";
import { nameOfActor } from "../actor/actor.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { AccountStore } from "../ports/account-store.ts";
import type { AuditStore } from "../ports/audit-store.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import { noAccount } from "./accounts.ts";
import { accountSubject } from "./staff-event.ts";

/**
 * Remembers, before it is done, that somebody looks up what the audit tells of one person.
 * @throws `entity_not_found` for a person who has neither an account nor a consent
 */
export async function recordAuditReading(
  key: AccountKey,
  actor: Permitted<"audit.record_reading">,
  deps: {
    readonly accounts: Pick<AccountStore, "find">;
    readonly audit: Pick<AuditStore, "append">;
    readonly consents: Pick<ConsentStore, "countsOf">;
  },
  at: Date,
): Promise<void> {
  const isKnown = (await deps.accounts.find(key)) ?? Object.values(await deps.consents.countsOf(key))[0];
  if (!isKnown) refuse("entity_not_found", { hint: noAccount(key) });
  await deps.audit.append({
    kind: "audit_read",
    at,
    actor: nameOfActor(actor),
    subject: accountSubject(key),
  });
}
