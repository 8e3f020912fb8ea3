import { sealRecord } from "@shiming/crypto";
import type { AccountKey } from "../account/account.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import { opaqueId, type RandomBytes } from "../random.ts";
import { type PersonRequest, personRequestColumn } from "./person-request.ts";

const ASKED = "本人在“我的授权”中删除实名信息";
const ANSWERED = "姓名和身份证号已删除";

/** A deletion that the person has done alone, as the register has it: asked for and answered at the same moment. */
export function ownDeletion(
  account: AccountKey,
  { keys, random }: { readonly keys: KeyEncryptionKeys; readonly random: RandomBytes },
  at: Date,
): PersonRequest {
  const id = opaqueId(random);
  const sealed = (text: string, column: "content" | "answer") =>
    sealRecord(Buffer.from(text), personRequestColumn(id, column), keys.current());
  return {
    ...{ id, kind: "deletion", channel: "online", account, about: undefined, filedAt: at, deadline: at },
    remindedAt: undefined,
    sealedText: sealed(ASKED, "content"),
    answer: { at, sealed: sealed(ANSWERED, "answer"), by: undefined },
  };
}
