/** What lists show of a mail that came in: sealed apart from it, so that none has to be opened for a list. */
import { openRecord, sealRecord } from "@shiming/crypto";
import { DomainError } from "../failure.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { MailAddress } from "./incoming-mail.ts";

export interface ReceivedHead {
  readonly messageId: string;
  readonly from: MailAddress | undefined;
  readonly subject: string;
}

type ShownHead = Pick<ReceivedHead, "from" | "subject">;

const headColumn = (id: string) => `incoming_mails.head:${id}`;

export function sealHead(id: string, { from, subject }: ShownHead, keys: KeyEncryptionKeys): Uint8Array {
  return sealRecord(Buffer.from(JSON.stringify({ from, subject })), headColumn(id), keys.current());
}

/** @returns `undefined` where there is none, or the key that sealed it is gone */
export function openHead(
  { id, sealedHead }: { readonly id: string; readonly sealedHead?: Uint8Array | undefined },
  keys: KeyEncryptionKeys,
): ShownHead | undefined {
  if (sealedHead === undefined) return undefined;
  try {
    const plain = openRecord(sealedHead, headColumn(id), (key) => keys.byId(key));
    return JSON.parse(Buffer.from(plain).toString());
  } catch (error) {
    if (error instanceof DomainError) throw error;
    return undefined;
  }
}
