import { sealRecord, type Text } from "@shiming/crypto";
import { nameOfActor } from "../actor/actor.ts";
import { staffEvent } from "../administration/staff-event.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { PersonRequestStore } from "../ports/person-request-store.ts";
import { type PersonRequest, personRequestColumn } from "./person-request.ts";
import { requirePersonRequest } from "./require-request.ts";

const LONGEST_ANSWER = 2000;

/**
 * Staff answer, once: whoever has an account reads it under "my authorizations"; to others it is sent as they have written.
 * @throws `entity_not_found`; `entity_changed` for one that is answered; `value_invalid` for an answer without words, or with too many
 */
export async function answerPersonRequest(
  id: string,
  answer: string,
  actor: Permitted<"rights.answer">,
  deps: {
    readonly personRequests: Pick<PersonRequestStore, "find" | "change">;
    readonly keys: KeyEncryptionKeys;
  },
  at: Date,
): Promise<PersonRequest> {
  const said = answer.trim();
  if (said === "" || said.length > LONGEST_ANSWER) refuse("value_invalid", { hint: WORDS });
  await requirePersonRequest(id, deps);
  const sealed = sealRecord(Buffer.from(said), personRequestColumn(id, "answer"), deps.keys.current());
  const events = [staffEvent(actor, "person_request_answered", `request ${id}`, at)];
  return deps.personRequests.change(id, (now) => {
    if (now.answer) refuse("entity_changed", { hint: ANSWERED });
    return { next: { ...now, answer: { at, sealed, by: nameOfActor(actor) } }, events };
  });
}

const WORDS: Text = {
  en: `an answer has 1 to ${LONGEST_ANSWER} characters`,
  zh: `答复为 1 至 ${LONGEST_ANSWER} 个字符`,
};
const ANSWERED: Text = { en: "it was answered already", zh: "这项请求已经答复" };
