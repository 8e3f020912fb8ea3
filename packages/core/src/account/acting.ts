import { type AccountKey, isSameAccount } from "./account.ts";

/** Whose consent it is, and who acts where that is somebody else. */
export interface Acting {
  readonly account: AccountKey;
  readonly guardian?: AccountKey;
}

/** Whom the user of an assertion acts for: for himself, unless it says otherwise. Whether he may is for {@link requireActing}. */
export function actingOf({
  issuer,
  userId,
  actFor,
}: {
  readonly issuer: string;
  readonly userId: string;
  readonly actFor?: string | undefined;
}): Acting {
  const user = { issuer, userId };
  return actFor === undefined ? { account: user } : { account: { issuer, userId: actFor }, guardian: user };
}

export function isSameActing(a: Acting, b: Acting): boolean {
  return isSameAccount(a.account, b.account) && a.guardian?.userId === b.guardian?.userId;
}

/** Who decides, and types the own payment password. */
export function deciderOf({ account, guardian }: Acting): AccountKey {
  return guardian ?? account;
}
