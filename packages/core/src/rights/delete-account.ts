/** Deletion: an account by staff, and the person's own real-name data by the person. Records of consents stay as long as their class is kept. */
import type { AccountKey } from "../account/account.ts";
import type { Acting } from "../account/acting.ts";
import { noAccount } from "../administration/accounts.ts";
import { accountSubject, staffEvent } from "../administration/staff-event.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import { actedFor } from "../guardian/acted-for.ts";
import { ownDeletion } from "../person-request/note-deletion.ts";
import type { AccountStore } from "../ports/account-store.ts";
import type { Erasure } from "../ports/erasure.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { PersonRequestStore } from "../ports/person-request-store.ts";
import type { RetentionStore } from "../ports/retention-store.ts";
import type { RandomBytes } from "../random.ts";
import { requireNotHeld } from "./legal-hold.ts";

interface DeletionDeps {
  readonly accounts: Pick<AccountStore, "change" | "remove">;
  readonly erasure: Erasure;
  readonly retention: Pick<RetentionStore, "holds">;
}

/**
 * The account with all that is sealed in it, and its sessions. What was consented to before stays on record, and releases nothing
 * any more; whoever holds what they were given is told.
 * @throws `entity_not_found`, `legal_hold`
 */
export async function deleteAccount(
  key: AccountKey,
  actor: Permitted<"accounts.delete">,
  deps: DeletionDeps,
  at: Date,
): Promise<void> {
  await requireNotHeld(key, deps);
  const events = [staffEvent(actor, "account_deleted", accountSubject(key), at)];
  const removed = await deps.accounts.remove(key, () => ({ events }), noAccount(key));
  await deps.erasure.erase(removed.sealedIdentity ? [removed.sealedIdentity] : []);
}

/**
 * The name and number that the person's host has verified, also where a guardian asks for it. The account stays: without an identity it releases nothing.
 * The register of requests has it as one that was answered at once.
 * @returns whether there was one @throws `legal_hold`
 */
export async function deleteOwnIdentity(
  acting: Acting,
  deps: DeletionDeps & {
    readonly personRequests: Pick<PersonRequestStore, "file">;
    readonly keys: KeyEncryptionKeys;
    readonly random: RandomBytes;
  },
  at: Date,
): Promise<boolean> {
  const { account: key } = acting;
  await requireNotHeld(key, deps);
  let sealed: Uint8Array | undefined;
  await deps.accounts.change(key, (now) => {
    if (!now) return refuse("no_realname_info");
    sealed = now.sealedIdentity;
    if (!sealed) return { next: now, events: [] };
    const { guardian } = actedFor(acting);
    const told = { subject: accountSubject(key), ...(guardian && { guardian }) };
    return {
      next: { ...now, sealedIdentity: undefined },
      events: [{ kind: "identity_deleted", at, ...told }],
    };
  });
  if (!sealed) return false;
  await deps.personRequests.file(ownDeletion(key, deps, at), { events: [] });
  await deps.erasure.erase([sealed]);
  return true;
}
