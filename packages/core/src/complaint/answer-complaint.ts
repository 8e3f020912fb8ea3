import { sealRecord, type Text } from "@shiming/crypto";
import { staffEvent } from "../administration/staff-event.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { ComplaintStore } from "../ports/complaint-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import { type Complaint, complaintColumn } from "./complaint.ts";
import { requireComplaint } from "./require-complaint.ts";

const LONGEST_ANSWER = 2000;

/**
 * Staff answer, once: the person reads it under "my authorizations".
 * @throws `entity_not_found`; `entity_changed` for one that is answered; `value_invalid` for an answer without words, or with too many
 */
export async function answerComplaint(
  id: string,
  answer: string,
  actor: Permitted<"complaints.answer">,
  deps: { readonly complaints: Pick<ComplaintStore, "find" | "change">; readonly keys: KeyEncryptionKeys },
  at: Date,
): Promise<Complaint> {
  const said = answer.trim();
  if (said === "" || said.length > LONGEST_ANSWER) refuse("value_invalid", { hint: WORDS });
  await requireComplaint(id, deps);
  const sealed = sealRecord(Buffer.from(said), complaintColumn(id, "answer"), deps.keys.current());
  const events = [staffEvent(actor, "complaint_answered", `complaint ${id}`, at)];
  return deps.complaints.change(id, (now) => {
    if (now.answer) refuse("entity_changed", { hint: ANSWERED });
    return { next: { ...now, answer: { at, sealed } }, events };
  });
}

const WORDS: Text = {
  en: `an answer has 1 to ${LONGEST_ANSWER} characters`,
  zh: `答复为 1 至 ${LONGEST_ANSWER} 个字符`,
};
const ANSWERED: Text = { en: "it was answered already", zh: "这件投诉已经答复" };
