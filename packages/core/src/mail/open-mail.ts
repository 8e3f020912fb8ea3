import { openRecord } from "@shiming/crypto";
import { DomainError } from "../failure.ts";
import { type MailMessage, messageColumn } from "../outbox/message.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { OutgoingMail } from "./outgoing-mail.ts";

/** @returns `undefined` where the key that sealed it is gone */
export function openMail({ id, sealed }: MailMessage, keys: KeyEncryptionKeys): OutgoingMail | undefined {
  try {
    const plain = openRecord(sealed, messageColumn(id), (key) => keys.byId(key));
    return JSON.parse(Buffer.from(plain).toString());
  } catch (error) {
    // Keys that cannot be reached now are not gone.
    if (error instanceof DomainError) throw error;
    return undefined;
  }
}
