/** Keeps a mail before the other side is told that it has arrived, and another one under its Message-ID as well. */
import { hmac, type Sensitive } from "@shiming/crypto";
import { type Digest, digestOf } from "../digest.ts";
import { DomainError } from "../failure.ts";
import type { IncomingMailStore } from "../ports/incoming-mail-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import { type ReceivedHead, sealHead } from "./sealed-head.ts";
import { openRawMail, type RawMail, sealRawMail } from "./sealed-received.ts";

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
  deps: ReceivingDeps,
  at: Date,
): Promise<"kept" | "repeated"> {
  const id = digestOf(head.messageId);
  if ((await keepAs(id, mail, head, deps, at)) === "kept") return "kept";
  if (await isKept(id, mail, deps)) return "repeated";
  return keepAs(idBeside(head.messageId, mail), mail, head, deps, at);
}

function keepAs(id: Digest, mail: RawMail, head: ReceivedHead, deps: ReceivingDeps, at: Date) {
  const { mails, keys, senders } = deps;
  return mails.keep({
    id,
    receivedAt: at,
    sender: hmac("sha256", senders, mail.envelope.from.toLowerCase()).toString("hex"),
    size: mail.raw.byteLength,
    sealed: sealRawMail(id, mail, keys),
    sealedHead: sealHead(id, head, keys),
  });
}

/** Of another mail under a Message-ID that was used before: whoever repeats one, or guesses one, takes no mail from anybody. */
const idBeside = (messageId: string, { raw }: RawMail) => digestOf(`${messageId}\n${digestOf(bodyOf(raw))}`);

/** @returns `false`, too, where the key is gone that sealed what came before */
async function isKept(id: Digest, { raw }: RawMail, { mails, keys }: ReceivingDeps): Promise<boolean> {
  const before = await mails.find(id);
  if (before === undefined) return true;
  try {
    return bodyOf(openRawMail(id, before.sealed, keys).raw).equals(bodyOf(raw));
  } catch (error) {
    // Keys that cannot be reached now: the other side comes again.
    if (error instanceof DomainError) throw error;
    return false;
  }
}

/** What stands below the head, to which each system on the way adds lines of its own. */
function bodyOf(raw: Uint8Array): Buffer {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const [end] = ["\r\n\r\n", "\n\n"].map((gap) => bytes.indexOf(gap)).filter((at) => at >= 0);
  return bytes.subarray(end ?? 0);
}
