import { openRecord } from "@shiming/crypto";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import { type PersonRequest, personRequestColumn } from "./person-request.ts";

/** The words of both sides, for whoever may read them. */
export function openPersonRequest(
  { id, sealedText, answer }: PersonRequest,
  keys: KeyEncryptionKeys,
): { readonly text: string; readonly answer: string | undefined } {
  const open = (sealed: Uint8Array, column: "content" | "answer") =>
    Buffer.from(openRecord(sealed, personRequestColumn(id, column), (key) => keys.byId(key))).toString();
  return { text: open(sealedText, "content"), answer: answer && open(answer.sealed, "answer") };
}
