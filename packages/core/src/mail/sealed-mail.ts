import { sealRecord } from "@shiming/crypto";
import { type MailMessage, messageColumn } from "../outbox/message.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import { opaqueId, type RandomBytes } from "../random.ts";
import type { OutgoingMail } from "./outgoing-mail.ts";

/** A mail as the outbox takes it: sealed, under an id of its own. @param about names no person */
export function sealMail(
  mail: OutgoingMail,
  about: string,
  deps: { readonly keys: KeyEncryptionKeys; readonly random: RandomBytes },
  at: Date,
): MailMessage {
  const id = opaqueId(deps.random);
  const plain = Buffer.from(JSON.stringify(mail));
  const sealed = sealRecord(plain, messageColumn(id), deps.keys.current());
  return { id, channel: "mail", at, about, template: mail.template, sealed };
}
