/** Keeps a mail before the other side is told that it has arrived. */
import { hmac, type Sensitive } from "@shiming/crypto";
import { digestOf } from "../digest.ts";
import type { IncomingMailStore } from "../ports/incoming-mail-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import { type ReceivedHead, sealHead } from "./sealed-head.ts";
import { type RawMail, sealRawMail } from "./sealed-received.ts";

export interface ReceivingDeps {
  readonly mails: IncomingMailStore;
  readonly keys: KeyEncryptionKeys;
  /** Under which senders are counted. */
  readonly senders: Sensitive<Buffer>;
}

/** @param head with the Message-ID as the sender gave it, or made from the content */
export async function receiveMail(
  mail: RawMail,
  head: ReceivedHead,
  { mails, keys, senders }: ReceivingDeps,
  at: Date,
): Promise<"kept" | "repeated"> {
  const id = digestOf(head.messageId);
  return mails.keep({
    id,
    receivedAt: at,
    sender: hmac("sha256", senders, mail.envelope.from.toLowerCase()).toString("hex"),
    size: mail.raw.byteLength,
    sealed: sealRawMail(id, mail, keys),
    sealedHead: sealHead(id, head, keys),
  });
}
