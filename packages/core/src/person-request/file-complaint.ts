import { sealRecord, type Text } from "@shiming/crypto";
import { isSameAccount } from "../account/account.ts";
import type { Acting } from "../account/acting.ts";
import { calendarOf } from "../application/calendar.ts";
import { deadlineFrom } from "../application/working-days.ts";
import { refuse } from "../failure.ts";
import { actedFor } from "../guardian/acted-for.ts";
import type { CalendarStore } from "../ports/calendar-store.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { PersonRequestStore } from "../ports/person-request-store.ts";
import { opaqueId, type RandomBytes } from "../random.ts";
import { ANSWER_WORKING_DAYS, type PersonRequest, personRequestColumn } from "./person-request.ts";

const MOST_OPEN = 5;
export const LONGEST_COMPLAINT = 1000;

/**
 * A person, or a guardian, complains about the service provider of one of the own consents.
 * @throws `consent_not_found`, also for somebody else's; `request_malformed` without words, with too many, or with five that wait already
 */
export async function fileComplaint(
  acting: Acting,
  { consentId, text }: { readonly consentId: string; readonly text: unknown },
  deps: {
    readonly consents: Pick<ConsentStore, "find">;
    readonly personRequests: Pick<PersonRequestStore, "file" | "listOf">;
    readonly calendar: Pick<CalendarStore, "days">;
    readonly keys: KeyEncryptionKeys;
    readonly random: RandomBytes;
  },
  at: Date,
): Promise<PersonRequest> {
  const { account } = acting;
  const said = typeof text === "string" ? text.trim() : "";
  if (said === "" || said.length > LONGEST_COMPLAINT) refuse("request_malformed", { hint: WORDS });
  const consent = await deps.consents.find(consentId);
  if (!consent || consent.state === "pending" || !isSameAccount(consent.account, account))
    return refuse("consent_not_found");
  const open = (await deps.personRequests.listOf(account)).filter(
    ({ kind, answer }) => kind === "complaint" && !answer,
  );
  if (open.length >= MOST_OPEN) refuse("request_malformed", { hint: TOO_MANY });
  const id = opaqueId(deps.random);
  const { appid } = consent;
  const complaint: PersonRequest = {
    ...{ id, kind: "complaint", channel: "online", account },
    about: { consentId, appid, legalName: consent.notice.recipient.legalName },
    filedAt: at,
    deadline: deadlineFrom(at, ANSWER_WORKING_DAYS, await calendarOf(deps.calendar)),
    remindedAt: undefined,
    sealedText: sealRecord(Buffer.from(said), personRequestColumn(id, "content"), deps.keys.current()),
    answer: undefined,
  };
  const told = { consentId, appid, complaintId: id, ...actedFor(acting) };
  const event = { kind: "complaint_filed", at, ...told } as const;
  await deps.personRequests.file(complaint, { events: [event] });
  return complaint;
}

const WORDS: Text = {
  en: `a complaint has 1 to ${LONGEST_COMPLAINT} characters`,
  zh: `投诉内容为 1 至 ${LONGEST_COMPLAINT} 个字符`,
};
const TOO_MANY: Text = {
  en: `${MOST_OPEN} of your complaints wait for an answer already`,
  zh: `您已有 ${MOST_OPEN} 件投诉在等待答复`,
};
