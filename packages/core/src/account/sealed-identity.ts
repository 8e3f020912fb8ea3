import { openRecord, Sensitive, sealRecord } from "@shiming/crypto";
import { DomainError } from "../failure.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import { type AccountKey, accountContext, type VerifiedIdentity } from "./account.ts";

/** The column that an identity is bound to: a record moved to another column or account does not open. */
const columnOf = (account: AccountKey) => `accounts.identity:${accountContext(account)}`;

export async function sealIdentity(
  identity: VerifiedIdentity,
  account: AccountKey,
  keys: KeyEncryptionKeys,
): Promise<Uint8Array> {
  const plain = JSON.stringify([
    identity.document,
    identity.realName.reveal(),
    identity.credentialId.reveal(),
  ]);
  return sealRecord(Buffer.from(plain), columnOf(account), keys.current());
}

export async function openIdentity(
  sealed: Uint8Array,
  account: AccountKey,
  keys: KeyEncryptionKeys,
): Promise<VerifiedIdentity> {
  const plain = await openRecord(sealed, columnOf(account), (id) => keys.byId(id));
  const [document, realName, credentialId] = JSON.parse(Buffer.from(plain).toString());
  return { document, realName: new Sensitive(realName), credentialId: new Sensitive(credentialId) };
}

/**
 * The identity for an account that has another one now, or the same: that one stays as it is sealed, byte by byte, which is how
 * stores see that nothing has changed. Pure, for the account may change meanwhile.
 * @param before how it is sealed now
 */
export async function sealUnlessSame(
  identity: VerifiedIdentity,
  before: Uint8Array | undefined,
  account: AccountKey,
  keys: KeyEncryptionKeys,
): Promise<(now: Uint8Array | undefined) => Uint8Array> {
  const sealed = await sealIdentity(identity, account, keys);
  if (!before || !(await holds(before, identity, account, keys))) return () => sealed;
  return (now) => (isSameSealed(now, before) ? before : sealed);
}

export function isSameSealed(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one && other ? Buffer.compare(one, other) === 0 : one === other;
}

async function holds(
  sealed: Uint8Array,
  { document, realName, credentialId }: VerifiedIdentity,
  account: AccountKey,
  keys: KeyEncryptionKeys,
): Promise<boolean> {
  try {
    const known = await openIdentity(sealed, account, keys);
    return (
      known.document === document &&
      known.realName.reveal() === realName.reveal() &&
      known.credentialId.reveal() === credentialId.reveal()
    );
  } catch (error) {
    // Keys that cannot be reached now are not gone. What nobody can open any more is replaced.
    if (error instanceof DomainError) throw error;
    return false;
  }
}
