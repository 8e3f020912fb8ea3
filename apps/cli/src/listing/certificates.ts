/** How certificates and authorities are shown to people: above all, which of the forms of a serial number a request needs. */
import type { Authority, Certificate, ShownCertificate } from "@shiming/administration";
import { certificateStateWords } from "@shiming/administration/words";
import type { Text } from "@shiming/crypto";
import type { Language } from "../language.ts";
import { facts, table } from "./table.ts";
import { dateText, timeText } from "./words.ts";

const UNTIL: Text = { en: ", works until {at}", zh: "，可用至 {at}" };
const SINCE: Text = { en: ", since {at}", zh: "，自 {at}" };
const FROM: Text = { en: ", from {at}", zh: "，自 {at} 起生效" };

export function stateText({ status, not_before }: Certificate, language: Language): string {
  const word = certificateStateWords[status.state][language];
  const times: Partial<Record<typeof status.state, readonly [Text, string | null]>> = {
    superseded: [UNTIL, status.retires_at],
    retired: [SINCE, status.retires_at],
    revoked: [SINCE, status.revoked_at],
    not_yet_valid: [FROM, not_before],
  };
  const [when, at] = times[status.state] ?? [];
  return when && at ? `${word}${when[language].replace("{at}", timeText(at))}` : word;
}

export function certificateFacts(certificate: Certificate, language: Language): string {
  return facts([["cert_serialno", certificate.cert_serialno], ...lifeFacts(certificate, language)]);
}

type Fact = readonly [name: string, value: string];

function lifeFacts(certificate: Certificate, language: Language): readonly Fact[] {
  return [
    [WORDS.notAfter[language], dateText(certificate.not_after)],
    [WORDS.state[language], stateText(certificate, language)],
  ];
}

type WithSerialNumber = Certificate & Pick<ShownCertificate, "serial_number">;

export function issuedText(certificate: WithSerialNumber, language: Language): string {
  return `${certificateFacts(certificate, language)}\n\n${serialNumberText(certificate, language)}`;
}

export function shownCertificateText(certificate: ShownCertificate, language: Language): string {
  const shown = facts([
    ["cert_serialno", certificate.cert_serialno],
    ["mch_id", certificate.mch_id],
    [WORDS.subject[language], certificate.subject],
    [WORDS.issuer[language], certificate.issuer],
    ...lifeFacts(certificate, language),
  ]);
  return `${shown}\n\n${serialNumberText(certificate, language)}`;
}

/** The forms that are taken for the right one, each by the name of what shows it so. */
function serialNumberText({ serial_number: forms }: WithSerialNumber, language: Language): string {
  const others: readonly Fact[] = [
    [WORDS.decimal[language], forms.decimal],
    [WORDS.colons[language], forms.colons],
    [WORDS.lowerCase[language], forms.lower_case],
    ...(forms.without_zeros === forms.request
      ? []
      : [[WORDS.withoutZeros[language], forms.without_zeros] as const]),
  ];
  return `${WORDS.others[language]}\n${facts(others)}`;
}

const WORDS = {
  notAfter: { en: "not after", zh: "有效期至" },
  state: { en: "state", zh: "状态" },
  subject: { en: "subject", zh: "主体" },
  issuer: { en: "issuer", zh: "签发者" },
  others: {
    en: "In requests, cert_serialno is exactly as above: 40 digits, upper case, leading zeros kept. The same number, as not to send it:",
    zh: "请求中的 cert_serialno 须与上面完全一致：40 位、大写、保留前导零。下面是同一个数的其他写法，不能用于请求：",
  },
  decimal: { en: "decimal (Java, C#, Python)", zh: "十进制（Java、C#、Python）" },
  colons: { en: "with colons (openssl -text, browsers)", zh: "带冒号（openssl -text、浏览器）" },
  lowerCase: { en: "in lower case (Go, Node)", zh: "小写（Go、Node）" },
  withoutZeros: { en: "without leading zeros (as a number)", zh: "省略前导零（当作数字）" },
} as const satisfies Record<string, Text>;

export function authoritiesTable(authorities: readonly Authority[], language: Language): string {
  const heads =
    language === "zh"
      ? ["编号", "机构", "添加于", "吊销列表有效至"]
      : ["ID", "AUTHORITY", "ADDED", "CRL UNTIL"];
  const rows = authorities.map(({ id, subject, added_at, crl }) => [
    id,
    subject,
    dateText(added_at),
    timeText(crl?.next_update ?? null),
  ]);
  return table(heads, rows);
}

export function revocationsText(
  { crl, revoked }: Authority & { readonly revoked: readonly string[] },
  language: Language,
): string {
  const until = timeText(crl?.next_update ?? null);
  const text: Text = {
    en: `The list holds until ${until}. Certificates of merchants that were revoked by it: ${revoked.length}`,
    zh: `列表有效至 ${until}。据此吊销的商户证书：${revoked.length} 张`,
  };
  return [text[language], ...revoked].join("\n");
}
