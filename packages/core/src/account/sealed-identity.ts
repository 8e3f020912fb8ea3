import { openRecord, Sensitive, sealRecord } from "@shiming/crypto";
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
