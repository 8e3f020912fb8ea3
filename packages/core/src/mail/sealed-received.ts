import { openRecord, sealRecord } from "@shiming/crypto";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import { mailColumn } from "./received-mail.ts";

/** What the other side said before the mail itself. */
export interface MailEnvelope {
  /** Empty for the null sender. */
  readonly from: string;
  /** Whether it came from the operator's own mail system, whose word about the sender counts. */
  readonly isRelayed: boolean;
}

export interface RawMail {
  readonly envelope: MailEnvelope;
  readonly raw: Uint8Array;
}

/** The envelope as JSON in a line, then the mail. */
export function sealRawMail(id: string, { envelope, raw }: RawMail, keys: KeyEncryptionKeys): Uint8Array {
  const plain = Buffer.concat([Buffer.from(`${JSON.stringify(envelope)}\n`), raw]);
  return sealRecord(plain, mailColumn(id), keys.current());
}

/** @throws CryptoError where the key is gone */
export function openRawMail(id: string, sealed: Uint8Array, keys: KeyEncryptionKeys): RawMail {
  const plain = Buffer.from(openRecord(sealed, mailColumn(id), (key) => keys.byId(key)));
  const end = plain.indexOf("\n");
  return { envelope: JSON.parse(plain.subarray(0, end).toString()), raw: plain.subarray(end + 1) };
}
