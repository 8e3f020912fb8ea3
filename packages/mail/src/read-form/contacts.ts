/** Items 8 to 10: a person's name, telephone and e-mail, in any order, with or without words for them. */
import type { Contact } from "@shiming/core";
import { addressesIn } from "./addresses.ts";
import { halfWidth, isPlaceholder, saysNothing, stripped } from "./characters.ts";

export interface ReadContact {
  readonly contact: Partial<Contact>;
  /** Whether something in it could not be told apart. */
  readonly isUnclear: boolean;
}

const NAME_WORD = /姓\s*名|名字|联系人|接口人|负责人|\bname\b/gi;
const OTHER_WORDS =
  /手\s*机\s*号?码?|联系电话|联系方式|电\s*话\s*号?码?|座机|电子邮箱|电子邮件|邮箱地址|邮\s*箱|邮件|\be-?mail\b|\bmail\b|\btel(?:ephone)?\b|\bphone\b|\bmobile\b|\bmailto:/gi;
/** Neither the number nor the name is one that the form asks for. */
const MESSENGER = /(?:微信号?|wechat|qq号?)\s*:\s*[\w-]{4,30}|微信同号|微信同步/gi;
const TELEPHONE = /(?:\+|00)?\(?\d[\d\s()-]{5,22}\d/g;
/** Its stroke separates nothing. */
const NOT_AVAILABLE = /\bn\.?\/a\b/gi;
/** 张三13800138000zhangsan@…: where the number ends and the address begins, nobody can tell for sure. */
const GROWN_TOGETHER = /^\+?(?:86)?1[3-9]\d{9}\+?[a-z._-]/i;
const LONGEST_NAME = 40;

export function readContact(text: string): ReadContact {
  const plain = halfWidth(text).replace(MESSENGER, "\n");
  const addresses = addressesIn(plain).filter(({ address }) => !GROWN_TOGETHER.test(address));
  const emails = new Map(addresses.map(({ address }) => [address.toLowerCase(), address]));
  const withoutAddresses = blank(plain, addresses);
  const numbers = [...withoutAddresses.matchAll(TELEPHONE)].flatMap(([written]) =>
    written.split(/\s{3,}|\n/),
  );
  const telephones = new Set(numbers.map(telephoneOf).filter((number) => number !== undefined));
  const rest = withoutAddresses.replace(TELEPHONE, "\n").replace(OTHER_WORDS, "\n");
  const name = nameIn(rest);
  const [email] = emails.values();
  const telephone = chooseTelephone([...telephones]);
  return {
    contact: {
      ...(name.value !== undefined && { name: name.value }),
      ...(telephone !== undefined && { telephone }),
      ...(emails.size === 1 && email !== undefined && { email }),
    },
    isUnclear:
      name.isUnclear ||
      emails.size > 1 ||
      (telephones.size > 0 && telephone === undefined) ||
      isBroken(plain, addresses.length, numbers, telephones.size),
  };
}

/** An @ that is no address, or digits that are no telephone. */
function isBroken(plain: string, addresses: number, numbers: readonly string[], telephones: number): boolean {
  const ats = plain.split("@").length - 1;
  return ats > addresses || (numbers.length > 0 && telephones === 0);
}

function blank(text: string, parts: readonly { readonly start: number; readonly end: number }[]): string {
  let result = text;
  for (const { start, end } of parts)
    result = result.slice(0, start) + "\n".repeat(end - start) + result.slice(end);
  return result;
}

/** 138 0013 8000, +86-138-0013-8000, 010-12345678, 400-800-8000; a mobile without its country, which is the form's. */
function telephoneOf(written: string): string | undefined {
  const digits = written.replace(/[\s()-]/g, "");
  const mobile = /^(?:(?:\+|00)?86)?(1[3-9]\d{9})$/.exec(digits);
  if (mobile) return mobile[1];
  const fixed = written.trim().replace(/\s+/g, "-").replace(/[()]/g, "");
  return /^\+?\d{7,15}$/.test(digits) ? fixed : undefined;
}

/** Of several the only mobile one: the form asks for 手机. */
function chooseTelephone(telephones: readonly string[]): string | undefined {
  if (telephones.length === 1) return telephones[0];
  const mobiles = telephones.filter((number) => /^1[3-9]\d{9}$/.test(number));
  return mobiles.length === 1 ? mobiles[0] : undefined;
}

interface NameFound {
  readonly value: string | undefined;
  readonly isUnclear: boolean;
}

/** Where nothing else could be a name: what stands behind the word for it, or before brackets that say who that is. */
function nameIn(rest: string): NameFound {
  const all = nameAmong(rest);
  if (!all.isUnclear) return all;
  const labelled = [...rest.matchAll(LABELLED)].map(([, name = ""]) => name);
  if (labelled.length === 1) return nameAmong(labelled[0] as string);
  const bare = nameAmong(rest.replace(/\([^()]*\)/g, "\n"));
  return bare.value !== undefined && PERSON.test(bare.value) ? bare : all;
}

const LABELLED = /姓\s*名\s*:\s*([^\s,;、|/()]+)/g;
/** Short as names are, and no office or title. */
const PERSON =
  /^(?!.*[科部处局院室司组长员师任理]$)[\p{Script=Han}]{2,4}$|^[\p{Script=Han}]+[·•.][\p{Script=Han}·•.]+$/u;

function nameAmong(rest: string): NameFound {
  const parts = rest
    .replace(NAME_WORD, "\n")
    .replace(NOT_AVAILABLE, "\n")
    .split(/[\n,;、，；。:|/()<>[\]"]+/)
    .map((part) => stripped(part, " \t-–—."))
    .filter((part) => !saysNothing(part) && !/^(?:及|和|与|若有|如有)$/.test(part));
  if (parts.some(isPlaceholder)) return { value: undefined, isUnclear: true };
  const name = parts[0] === undefined ? undefined : withoutTitle(parts[0]);
  if (name === undefined) return { value: undefined, isUnclear: false };
  const isName = parts.length === 1 && name.length <= LONGEST_NAME && NAME.test(name);
  return isName ? { value: name, isUnclear: false } : { value: undefined, isUnclear: true };
}

function withoutTitle(name: string): string {
  const title = ["先生", "女士", "小姐", "同志"].find((each) => name.endsWith(each)) ?? "";
  // 王先生 has no name without it.
  return name.length - title.length >= 2 ? name.slice(0, name.length - title.length) : name;
}

/** Chinese (with dots), or words in Latin letters. */
const NAME =
  /^(?:[\p{Script=Han}·•㐀-䶿]{1,16}|\p{Script=Han}+(?:[.・]\p{Script=Han}+)+|[\p{Script=Latin}.'’-]+(?: [\p{Script=Latin}.'’-]+){0,4})$/u;
