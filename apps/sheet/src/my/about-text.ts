/** Everything about the person as a text that is read without a program. */
import type { AboutMe, Authorization } from "@shiming/wire";
import { formatTime } from "../i18n/index.ts";
import { itemNames } from "../page/item-names.ts";
import { textsOf } from "../page/notice-texts.ts";

type Say = (key: string, named?: Record<string, unknown>) => string;

export function aboutText(about: AboutMe, say: Say, language: string): string {
  const time = (instant: string) => formatTime(instant, language);
  const line = (name: string, text: string | undefined) => (text ? [`${say(name)}: ${text}`] : []);
  const consentLines = (consent: Authorization): string[] => [
    `— ${consent.notice.recipient.legal_name} · ${consent.notice.mini_program.name}`,
    ...line("common.purpose", textsOf(consent.notice, language).purpose),
    ...line("about.state", say(`my.state.${consent.state}`)),
    ...line("receipt.items", itemNames(itemsOf(consent), say)),
    ...line("receipt.denied", consent.denied_at && time(consent.denied_at)),
    ...line("receipt.approved", consent.approved_at && time(consent.approved_at)),
    ...line("receipt.released", consent.released_at && time(consent.released_at)),
    ...line("receipt.verified", consent.verified_at && time(consent.verified_at)),
    ...line("receipt.result", consent.verification && say(`my.verification.${consent.verification}`)),
    ...line("receipt.withdrawn", consent.withdrawn_at && time(consent.withdrawn_at)),
    ...line("common.retention", textsOf(consent.notice, language).retention),
    ...line("receipt.consentId", consent.id),
    "",
  ];
  return [
    say("about.fileTitle"),
    ...line("about.made", time(about.made_at)),
    ...line("receipt.account", `${about.user_id} (${about.host})`),
    ...line("about.guardians", peopleIn(about.guardians)),
    ...line("about.wards", peopleIn(about.wards)),
    ...line("about.identity", about.identity ? maskedText(about.identity) : say("about.noIdentity")),
    "",
    say("my.heading"),
    "",
    ...about.consents.flatMap(consentLines),
    ...(about.requests.length > 0 ? [say("about.requests"), ""] : []),
    ...about.requests.flatMap((request) => [
      `— ${requestTitle(request, say)} · ${time(request.filed_at)}`,
      request.text,
      ...line("about.answer", request.answer),
      "",
    ]),
  ].join("\n");
}

/** Of people without a name any more, what the host calls them. */
export const namesIn = (people: AboutMe["guardians"]) =>
  people.map(({ user_id, masked_real_name: name }) => name ?? user_id).join(", ");

const peopleIn = (people: AboutMe["guardians"]) =>
  people.map(({ user_id, masked_real_name: name }) => (name ? `${name} (${user_id})` : user_id)).join(", ");

/** What was asked: of a complaint, about whom. */
export const requestTitle = (
  { kind, legal_name: provider }: AboutMe["requests"][number],
  say: Say,
): string =>
  kind === "complaint" && provider !== undefined
    ? say("about.complaintOf", { provider })
    : say(`about.requestKind.${kind}`);

export const maskedText = ({ real_name, credential_id }: NonNullable<AboutMe["identity"]>) =>
  `${real_name}  ${credential_id}`;

/** Those that the person gave; what was asked for where nothing was given. */
const itemsOf = ({ items, notice }: Authorization) =>
  items ?? (notice.disclosed ?? []).map(({ item }) => item);
