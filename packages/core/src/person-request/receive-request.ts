import { sealRecord, type Text } from "@shiming/crypto";
import type { AccountKey } from "../account/account.ts";
import { type KnownPeople, requireKnownPerson } from "../administration/known-person.ts";
import { staffEvent } from "../administration/staff-event.ts";
import { calendarOf } from "../application/calendar.ts";
import { deadlineFrom } from "../application/working-days.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { CalendarStore } from "../ports/calendar-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { PersonRequestStore } from "../ports/person-request-store.ts";
import { opaqueId, type RandomBytes } from "../random.ts";
import {
  ANSWER_WORKING_DAYS,
  type PersonRequest,
  type PersonRequestChannel,
  type PersonRequestKind,
  personRequestColumn,
} from "./person-request.ts";

const LONGEST = 4000;

export interface ReceivedRequest {
  readonly kind: PersonRequestKind;
  readonly channel: Exclude<PersonRequestChannel, "online">;
  readonly account: AccountKey | undefined;
  /** When it reached the operator: the time for the answer begins then. */
  readonly receivedAt: Date;
  /** What is asked for, and how whoever has no account is reached. */
  readonly text: string;
}

/** What has come by letter, by telephone or otherwise, as staff write it down. @throws `value_invalid`; `entity_not_found` */
export async function receivePersonRequest(
  { text, receivedAt, ...given }: ReceivedRequest,
  actor: Permitted<"rights.receive">,
  deps: KnownPeople & {
    readonly personRequests: Pick<PersonRequestStore, "file">;
    readonly calendar: Pick<CalendarStore, "days">;
    readonly keys: KeyEncryptionKeys;
    readonly random: RandomBytes;
  },
  at: Date,
): Promise<PersonRequest> {
  const said = text.trim();
  if (said === "" || said.length > LONGEST) refuse("value_invalid", { hint: WORDS });
  if (receivedAt > at) refuse("value_invalid", { hint: TO_COME });
  if (given.account) await requireKnownPerson(given.account, deps);
  const id = opaqueId(deps.random);
  const request: PersonRequest = {
    ...{ id, ...given, about: undefined, filedAt: receivedAt },
    deadline: deadlineFrom(receivedAt, ANSWER_WORKING_DAYS, await calendarOf(deps.calendar)),
    remindedAt: undefined,
    sealedText: sealRecord(Buffer.from(said), personRequestColumn(id, "content"), deps.keys.current()),
    answer: undefined,
  };
  const events = [staffEvent(actor, "person_request_received", `request ${id}`, at)];
  await deps.personRequests.file(request, { events });
  return request;
}

const WORDS: Text = {
  en: `a request has 1 to ${LONGEST} characters`,
  zh: `请求内容为 1 至 ${LONGEST} 个字符`,
};
const TO_COME: Text = { en: "it was received at a time that is to come", zh: "收到时间不能晚于现在" };
