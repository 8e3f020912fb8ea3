/** The draft of a report to the authority, as PIPL 57 has it: somebody completes it. */
import type { Text } from "@shiming/crypto";
import type { BreachInput } from "../../schemas/breach.ts";
import type { BreachStatements } from "./statements.ts";
import { toldTime, toldWords } from "./told.ts";
import { type BreachToll, timesOf } from "./toll.ts";

interface Draft {
  readonly asked: BreachInput;
  readonly toll: BreachToll;
  readonly said: BreachStatements;
}

type Language = keyof Text;

/** Markdown. */
export function breachReportText({ asked, toll, said }: Draft, language: Language): string {
  const words = REPORT[language];
  const fill = (text: string) => text.trim() || words.fillIn;
  return [
    `# ${words.title}`,
    `## ${words.scope}`,
    ...scopeLines(asked, language),
    `## ${words.affected}`,
    ...tollLines(toll, language),
    `## ${words.recipients}`,
    ...recipientLines(toll, language),
    `## ${words.cause}`,
    fill(said.cause),
    `## ${words.harm}`,
    fill(said.harm),
    `## ${words.measures}`,
    fill(said.measures),
    `## ${words.advice}`,
    fill(said.advice),
    `## ${words.contact}`,
    fill(said.contact),
    "",
  ].join("\n\n");
}

function scopeLines(asked: BreachInput, language: Language): string[] {
  const words = SCOPE[language];
  const named = (["mch_id", "cert_serialno", "appid", "issuer", "from", "to"] as const).flatMap((name) =>
    asked[name] === undefined ? [] : [`- ${words[name]}${words.colon}${saidOf(name, asked[name])}`],
  );
  const lacksVerifications = asked.mch_id !== undefined || asked.cert_serialno !== undefined;
  return [named.join("\n"), ...(lacksVerifications ? [words.releasesAlone] : [])];
}

const saidOf = (name: keyof BreachInput, value: string) =>
  name === "from" || name === "to" ? toldTime(value) : value;

function tollLines(toll: BreachToll, language: Language): string[] {
  const words = TOLL[language];
  const { persons, released, repeated, verified, withdrawn, removed, first, last } = toll;
  return [
    [
      words.persons(persons.size),
      words.times(timesOf(toll), released, repeated, verified),
      ...(first === undefined ? [] : [words.between(toldTime(first), toldTime(last ?? first))]),
      words.items(itemsText(toll, language) || "—"),
      words.withdrawn(withdrawn),
      ...(removed > 0 ? [words.removed(removed)] : []),
    ]
      .map((line) => `- ${line}`)
      .join("\n"),
  ];
}

function recipientLines({ recipients }: BreachToll, language: Language): string[] {
  const { recipient, unknown, none } = TOLL[language];
  const lines = [...recipients].map(
    ([name, { persons, times }]) => `- ${recipient(name || unknown, persons.size, times)}`,
  );
  return [lines.join("\n") || none];
}

function itemsText({ items }: BreachToll, language: Language): string {
  const { count, comma } = TOLL[language];
  return [...items].map(([item, { size }]) => count(toldWords(item)[language], size)).join(comma);
}

const REPORT = {
  zh: {
    title: "个人信息泄露事件报告（草稿）",
    scope: "一、查询范围",
    affected: "二、涉及的个人和信息种类",
    recipients: "三、信息提供给了谁",
    cause: "四、泄露的原因",
    harm: "五、可能造成的危害",
    measures: "六、已采取的补救措施",
    advice: "七、个人可以采取的减轻危害的措施",
    contact: "八、联系方式",
    fillIn: "【请填写】",
  },
  en: {
    title: "Report of a breach of personal information (draft)",
    scope: "1. What was looked for",
    affected: "2. Persons and kinds of information",
    recipients: "3. Who was told",
    cause: "4. Cause",
    harm: "5. Possible harm",
    measures: "6. What has been done about it",
    advice: "7. What the persons can do against harm",
    contact: "8. Contact",
    fillIn: "[to be filled in]",
  },
} as const;

const SCOPE = {
  zh: {
    mch_id: "商户号",
    cert_serialno: "证书序列号",
    appid: "小程序",
    issuer: "宿主",
    from: "自",
    to: "至（不含）",
    colon: "：",
    releasesAlone: "核验由小程序发起，不经商户和证书：如也涉及核验，请另按小程序查询。",
  },
  en: {
    mch_id: "Merchant",
    cert_serialno: "Certificate",
    appid: "Mini program",
    issuer: "Host",
    from: "From",
    to: "Before",
    colon: ": ",
    releasesAlone:
      "Verifications are made by a mini program, and by no merchant or certificate: where they matter, look for the mini program, too.",
  },
} as const;

const TOLL = {
  zh: {
    persons: (count: number) => `涉及账户：${count} 个`,
    times: (all: number, released: number, repeated: number, verified: number) =>
      `次数：${all}（提供 ${released}，重复提供 ${repeated}，核验 ${verified}）`,
    between: (first: string, last: string) => `时间（北京时间）：${first} 至 ${last}`,
    items: (items: string) => `信息种类：${items}`,
    withdrawn: (count: number) => `其中授权现已撤回：${count} 次`,
    removed: (count: number) => `其中授权记录已超过保存期限、无法得知是谁：${count} 次`,
    recipient: (name: string, persons: number, times: number) => `${name}：${persons} 个账户，${times} 次`,
    unknown: "授权记录已不保存",
    none: "没有提供给任何人。",
    count: (item: string, persons: number) => `${item}（${persons} 人）`,
    comma: "、",
  },
  en: {
    persons: (count: number) => `Accounts: ${count}`,
    times: (all: number, released: number, repeated: number, verified: number) =>
      `Times: ${all} (released ${released}, repeated ${repeated}, compared ${verified})`,
    between: (first: string, last: string) => `Between ${first} and ${last} (Asia/Shanghai)`,
    items: (items: string) => `Kinds of information: ${items}`,
    withdrawn: (count: number) => `The consent was withdrawn since: ${count}`,
    removed: (count: number) =>
      `The consent is not kept any more, and nobody can tell whose it was: ${count}`,
    recipient: (name: string, persons: number, times: number) =>
      `${name}: accounts ${persons}, times ${times}`,
    unknown: "Consents that are not kept any more",
    none: "Nobody was told.",
    count: (item: string, persons: number) => `${item} (persons: ${persons})`,
    comma: ", ",
  },
} as const;
