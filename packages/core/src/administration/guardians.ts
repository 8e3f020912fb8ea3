/** Who is set as a guardian of an account, by staff: one at a time, and by the lines of a file. */
import type { Text } from "@shiming/crypto";
import type { AccountKey, VerifiedIdentity } from "../account/account.ts";
import { findVerifiedIdentity } from "../account/releasable-identity.ts";
import { createStoredIdentitySource } from "../account/stored-identity-source.ts";
import type { StaffEvent } from "../audit/event.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import { guardianFaultOf, MOST_GUARDIANS } from "../guardian/guardian.ts";
import type { AccountStore } from "../ports/account-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import { accountSubject, staffEvent } from "./staff-event.ts";

export interface GuardianDeps {
  readonly accounts: Pick<AccountStore, "find">;
  readonly keys: KeyEncryptionKeys;
}

export type SetGuardianFault =
  | "guardian_unknown"
  | "guardian_of_oneself"
  | "guardian_not_adult"
  | "guardians_too_many"
  | "ward_not_a_child";

/** The first thing that is wrong with these people as guardians of the ward. @param identity the ward's, as far as one is known */
export async function faultOfGuardians(
  ward: AccountKey,
  identity: VerifiedIdentity | undefined,
  guardians: readonly string[],
  { accounts, keys }: GuardianDeps,
  at: Date,
): Promise<SetGuardianFault | undefined> {
  if (guardians.length > MOST_GUARDIANS) return "guardians_too_many";
  const identities = createStoredIdentitySource({ accounts, keys });
  for (const userId of guardians) {
    const guardian = { issuer: ward.issuer, userId };
    if (userId === ward.userId) return "guardian_of_oneself";
    if (!(await accounts.find(guardian))) return "guardian_unknown";
    const fault = guardianFaultOf(await findVerifiedIdentity(guardian, { identities }), identity, at);
    if (fault) return fault;
  }
  return undefined;
}

/** @throws `value_invalid` */
export async function requireGuardians(...asked: Parameters<typeof faultOfGuardians>): Promise<void> {
  const fault = await faultOfGuardians(...asked);
  if (fault) refuse("value_invalid", { hint: GUARDIAN_FAULTS[fault] });
}

/** Tells the audit of each who came or went. */
export function guardianEvents(
  ward: AccountKey,
  before: readonly string[],
  after: readonly string[],
  actor: Permitted<"accounts.set">,
  at: Date,
): readonly StaffEvent[] {
  const told = (action: "guardian_added" | "guardian_removed", those: readonly string[]) =>
    those.map((userId) => ({
      ...staffEvent(actor, action, accountSubject(ward), at),
      guardian: accountSubject({ issuer: ward.issuer, userId }),
    }));
  return [
    ...told(
      "guardian_added",
      after.filter((userId) => !before.includes(userId)),
    ),
    ...told(
      "guardian_removed",
      before.filter((userId) => !after.includes(userId)),
    ),
  ];
}

export const GUARDIAN_FAULTS: Readonly<Record<SetGuardianFault, Text>> = {
  guardian_unknown: {
    en: "the host has no account of that guardian",
    zh: "宿主中没有该监护人的账户",
  },
  guardian_of_oneself: { en: "nobody is the own guardian", zh: "不能把本人设为自己的监护人" },
  guardian_not_adult: {
    en: "a guardian has to be verified by a resident ID card, and be 18 or older",
    zh: "监护人须用居民身份证实名，且年满十八周岁",
  },
  guardians_too_many: {
    en: `an account has at most ${MOST_GUARDIANS} guardians`,
    zh: `一个账户最多有 ${MOST_GUARDIANS} 个监护人`,
  },
  ward_not_a_child: {
    en: "whoever is 14 or older decides alone, and has no guardian here",
    zh: "已满十四周岁的人由本人自己决定，不设监护人",
  },
};
