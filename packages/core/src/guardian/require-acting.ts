import type { Text } from "@shiming/crypto";
import type { Acting } from "../account/acting.ts";
import { findVerifiedIdentity } from "../account/releasable-identity.ts";
import { refuse } from "../failure.ts";
import type { GuardianStore } from "../ports/guardian-store.ts";
import type { IdentitySource } from "../ports/identity-source.ts";
import { type GuardianFault, guardianFaultOf } from "./guardian.ts";

export interface ActingDeps {
  readonly guardians: Pick<GuardianStore, "of">;
  readonly identities: IdentitySource;
}

/**
 * Why the guardian may not act for the child now. Whoever is not a guardian there is told the same whether or not there is such an account.
 * Nothing where the person acts alone.
 */
export async function actingFaultOf(
  { account, guardian }: Acting,
  { guardians, identities }: ActingDeps,
  at: Date,
): Promise<ActingFault | undefined> {
  if (!guardian) return undefined;
  if (!(await guardians.of(account)).includes(guardian.userId)) return "not_a_guardian";
  const own = await findVerifiedIdentity(guardian, { identities });
  const ward = await findVerifiedIdentity(account, { identities });
  return ward ? guardianFaultOf(own, ward, at) : "ward_not_verified";
}

/** @throws `access_denied`, to a guardian with the reason; `no_realname_info` of a child that is not verified */
export async function requireActing(acting: Acting, deps: ActingDeps, at: Date): Promise<void> {
  const fault = await actingFaultOf(acting, deps, at);
  if (fault === "ward_not_verified") refuse("no_realname_info");
  if (fault) refuse("access_denied", { hint: WHY[fault] });
}

type ActingFault = GuardianFault | "not_a_guardian" | "ward_not_verified";

const WHY: Readonly<Record<Exclude<ActingFault, "ward_not_verified">, Text>> = {
  not_a_guardian: {
    en: "act_for names nobody whose guardian this user is",
    zh: "act_for 不是该用户可以代为办理的人",
  },
  guardian_not_adult: {
    en: "a guardian has to be verified here by an ID card, and be 18 or older",
    zh: "监护人须在这里用居民身份证实名，且年满十八周岁",
  },
  ward_not_a_child: {
    en: "whoever act_for names is 14 or older now, and decides alone",
    zh: "act_for 所指的人已满十四周岁，由本人自己决定",
  },
};
