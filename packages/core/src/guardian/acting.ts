import type { Text } from "@shiming/crypto";
import type { AccountKey } from "../account/account.ts";
import { findVerifiedIdentity } from "../account/releasable-identity.ts";
import { refuse } from "../failure.ts";
import type { GuardianStore } from "../ports/guardian-store.ts";
import type { IdentitySource } from "../ports/identity-source.ts";
import { guardianFaultOf } from "./guardian.ts";

/** Whose consent it is, and who acts where that is somebody else. */
export interface Acting {
  readonly account: AccountKey;
  readonly guardian?: AccountKey;
}

export interface ActingDeps {
  readonly guardians: Pick<GuardianStore, "of">;
  readonly identities: IdentitySource;
}

/**
 * Whom the user of an assertion acts for: for himself, unless it says otherwise.
 * @throws `access_denied`, as {@link requireActing}
 */
export async function actingOf(
  {
    issuer,
    userId,
    actFor,
  }: { readonly issuer: string; readonly userId: string; readonly actFor?: string | undefined },
  deps: ActingDeps,
  at: Date,
): Promise<Acting> {
  if (actFor === undefined) return { account: { issuer, userId } };
  const acting = { account: { issuer, userId: actFor }, guardian: { issuer, userId } };
  await requireActing(acting, deps, at);
  return acting;
}

/** Who decides, and types the own payment password. */
export function deciderOf({ account, guardian }: Acting): AccountKey {
  return guardian ?? account;
}

/**
 * Whether the guardian may act for the child now. Whoever is not a guardian there is told the same whether or not there is such an account.
 * @throws `access_denied`, to a guardian with the reason
 */
export async function requireActing(
  { account, guardian }: Acting,
  { guardians, identities }: ActingDeps,
  at: Date,
): Promise<void> {
  if (!guardian) return;
  const those = await guardians.of(account);
  if (!those.includes(guardian.userId)) return refuse("access_denied", { hint: NO_GUARDIAN });
  const [own, ward] = [
    await findVerifiedIdentity(guardian, { identities }),
    await findVerifiedIdentity(account, { identities }),
  ];
  if (!ward) return refuse("no_realname_info");
  const fault = guardianFaultOf(own, ward, at);
  if (fault) refuse("access_denied", { hint: WHY[fault] });
}

const NO_GUARDIAN: Text = {
  en: "act_for names nobody whose guardian this user is",
  zh: "act_for 不是该用户可以代为办理的人",
};

const WHY: Readonly<Record<NonNullable<ReturnType<typeof guardianFaultOf>>, Text>> = {
  guardian_not_adult: {
    en: "a guardian has to be verified here by an ID card, and be 18 or older",
    zh: "监护人须在这里用居民身份证实名，且年满十八周岁",
  },
  ward_not_a_child: {
    en: "whoever act_for names is 14 or older now, and decides alone",
    zh: "act_for 所指的人已满十四周岁，由本人自己决定",
  },
};
