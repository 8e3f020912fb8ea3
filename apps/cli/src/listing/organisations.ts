/** How organisations, their members and what is offered to them are shown to people. `--json` has more. */
import type { Member, Organisation, TransferOffer } from "@shiming/administration";
import { memberRoleWords, subjectTypeWords } from "@shiming/administration/words";
import type { Text } from "@shiming/crypto";
import type { Language } from "../language.ts";
import { facts, table } from "./table.ts";
import { dateText, timeText } from "./words.ts";

const WORDS = {
  legalName: { en: "LEGAL NAME", zh: "主体名称" },
  code: { en: "CODE", zh: "统一社会信用代码" },
  subjectType: { en: "SUBJECT TYPE", zh: "主体类型" },
  contact: { en: "CONTACT", zh: "联系方式" },
  since: { en: "SINCE", zh: "登记日期" },
  person: { en: "PERSON", zh: "成员" },
  role: { en: "ROLE", zh: "角色" },
  joined: { en: "SINCE", zh: "加入日期" },
  name: { en: "NAME", zh: "名称" },
  from: { en: "FROM", zh: "转让方" },
  to: { en: "TO", zh: "受让方" },
  until: { en: "UNTIL", zh: "有效期至" },
} as const satisfies Record<string, Text>;

const heads = (names: readonly (keyof typeof WORDS)[], language: Language) =>
  names.map((name) => WORDS[name][language]);

export function organisationsTable(organisations: readonly Organisation[], language: Language): string {
  const rows = organisations.map((each) => [
    each.id,
    each.legal_name,
    each.social_credit_code,
    subjectTypeWords[each.subject_type][language],
    dateText(each.created_at),
  ]);
  return table(["ID", ...heads(["legalName", "code", "subjectType", "since"], language)], rows);
}

export function organisationFacts(organisation: Organisation, language: Language): string {
  const [name = "", code = "", type = "", contact = "", since = ""] = heads(
    ["legalName", "code", "subjectType", "contact", "since"],
    language,
  ).map((head) => head.toLowerCase());
  return facts([
    ["id", organisation.id],
    [name, organisation.legal_name],
    [code, organisation.social_credit_code],
    [type, subjectTypeWords[organisation.subject_type][language]],
    [contact, organisation.citizen_contact],
    [since, dateText(organisation.created_at)],
  ]);
}

export function membersTable(members: readonly Member[], language: Language): string {
  const rows = members.map(({ person_id, role, since }) => [
    person_id,
    memberRoleWords[role][language],
    dateText(since),
  ]);
  return table(heads(["person", "role", "joined"], language), rows);
}

export function offersTable(offers: readonly TransferOffer[], language: Language): string {
  const rows = offers.map(({ appid, name, from, to, ends_at }) => [
    appid,
    name,
    from.legal_name,
    to.legal_name,
    timeText(ends_at),
  ]);
  return table(["APPID", ...heads(["name", "from", "to", "until"], language)], rows);
}
