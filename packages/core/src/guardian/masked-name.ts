import type { AccountKey } from "../account/account.ts";
import { findVerifiedIdentity } from "../account/releasable-identity.ts";
import { maskIdentity } from "../consent/notice.ts";
import type { IdentitySource } from "../ports/identity-source.ts";

/** What a guardian and a child are told of each other: the name that stands at the account now, masked; nothing once it is gone. */
export async function maskedNameOf(
  account: AccountKey | undefined,
  deps: { readonly identities: IdentitySource },
): Promise<string | undefined> {
  const identity = account && (await findVerifiedIdentity(account, deps));
  return identity && maskIdentity(identity).realName;
}
