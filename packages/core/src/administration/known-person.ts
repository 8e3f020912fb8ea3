import type { AccountKey } from "../account/account.ts";
import { refuse } from "../failure.ts";
import type { AccountStore } from "../ports/account-store.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import { noAccount } from "./accounts.ts";

export interface KnownPeople {
  readonly accounts: Pick<AccountStore, "find">;
  readonly consents: Pick<ConsentStore, "countsOf">;
}

/**
 * Whoever had an account is known by what they consented to: what staff do about a person whose id was mistyped is done about nobody.
 * @throws `entity_not_found` for one who has neither an account nor a consent
 */
export async function requireKnownPerson(
  key: AccountKey,
  { accounts, consents }: KnownPeople,
): Promise<void> {
  const isKnown = (await accounts.find(key)) ?? Object.values(await consents.countsOf(key))[0];
  if (!isKnown) refuse("entity_not_found", { hint: noAccount(key) });
}
