/** Telephones and e-mails, as people write them. */
import { type Finding, type FormField, fault, type ItemValues } from "./finding.ts";

/** Full-width digits, signs and letters as ASCII has them. */
const halfWidth = (text: string): string => text.normalize("NFKC").trim();

const SEPARATORS = /[\s()\-‐‑–—.]/gu;
const MOBILE = /^1[3-9]\d{9}$/;
/** Three digits of area code for ten cities, else four; an extension may follow. */
const LANDLINE = /^0(?:(?:10|2\d)[2-8]\d{7}|[3-9]\d{2}[2-8]\d{6,7})(?:[,;#x]\d{1,6})?$/;
/** 转8023, 分机 8023, ext. 8023, or a stroke behind the number as it is dialled. */
const EXTENSION = /(?:转分机|转|分机|ext\.?|(?<=\d{4})[-‐‑–—])(\d{1,6})$/iu;
const SERVICE = /^(?:400|800)\d{7}$/;

/** A mobile, a landline with its area code, a 400 or 800 number; with +86 or without, full-width or not. */
export function isTelephone(given: string): boolean {
  const written = halfWidth(given).replaceAll(/\s/gu, "");
  return [written, written.replace(EXTENSION, "x$1")].some(isDialled);
}

function isDialled(written: string): boolean {
  const digits = written.replaceAll(SEPARATORS, "").replace(/^(?:\+86|0086|86(?=1[3-9]\d{9}$))/, "");
  const national = /^[1-9]\d{9,10}$/.test(digits) && !MOBILE.test(digits) && !SERVICE.test(digits);
  // Behind +86 the zero of an area code is left out.
  return MOBILE.test(digits) || SERVICE.test(digits) || LANDLINE.test(national ? `0${digits}` : digits);
}

const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}$/;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

export function isEmail(given: string): boolean {
  const [local = "", domain = "", ...more] = halfWidth(given).split("@");
  if (more.length > 0 || !LOCAL_PART.test(local) || /^\.|\.\.|\.$/.test(local)) return false;
  const labels = domain.split(".");
  return labels.length >= 2 && domain.length <= 253 && labels.every((label) => LABEL.test(label));
}

const TELEPHONES: readonly FormField[] = ["product_contact.telephone", "development_contact.telephone"];
const EMAILS: readonly FormField[] = [
  "product_contact.email",
  "development_contact.email",
  "platform_contact.email",
];

export function findUnreachable(values: ItemValues): readonly Finding[] {
  const written = (field: FormField) => String(values[field] ?? "");
  const wrong = (fields: readonly FormField[], isRight: (text: string) => boolean) =>
    fields.filter((field) => written(field).trim() !== "" && !isRight(written(field)));
  return [
    ...wrong(TELEPHONES, isTelephone).map((field) =>
      fault(field, {
        en: "is no telephone number: give a mobile of 11 digits, a landline with its area code, or a 400 number",
        zh: "不是有效的电话号码：请填写 11 位手机号、带区号的座机号或 400 电话",
      }),
    ),
    ...wrong(EMAILS, isEmail).map((field) =>
      fault(field, {
        en: "is no e-mail address: give one such as name@example.com",
        zh: "不是有效的邮箱地址：请填写如 name@example.com 的地址",
      }),
    ),
  ];
}
