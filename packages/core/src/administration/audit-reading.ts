import type { AccountKey } from "../account/account.ts";
import { nameOfActor } from "../actor/actor.ts";
import type { Permitted } from "../authorization/authorize.ts";
import type { AuditStore } from "../ports/audit-store.ts";
import { type KnownPeople, requireKnownPerson } from "./known-person.ts";
import { accountSubject } from "./staff-event.ts";

/**
 * Remembers, before it is done, that somebody looks up what the audit tells of one person.
 * @throws `entity_not_found` for a person who has neither an account nor a consent
 */
export async function recordAuditReading(
  key: AccountKey,
  actor: Permitted<"audit.record_reading">,
  deps: KnownPeople & { readonly audit: Pick<AuditStore, "append"> },
  at: Date,
): Promise<void> {
  await requireKnownPerson(key, deps);
  await deps.audit.append({
    kind: "audit_read",
    at,
    actor: nameOfActor(actor),
    subject: accountSubject(key),
  });
}
