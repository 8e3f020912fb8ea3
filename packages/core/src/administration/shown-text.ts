/** Judges texts of the operator's staff: those that citizens are shown, and names that identify somebody. */
import type { Text } from "@shiming/crypto";
import { refuse } from "../failure.ts";

interface Rule {
  readonly name: Text;
  /** Characters that the consent sheet, or a certificate, has room for. */
  readonly longest: number;
  /** A telephone number is a contact, and 12345 a name; neither is a purpose. */
  readonly needsWords: boolean;
}

const RULES = {
  appName: { name: { en: "the name", zh: "名称" }, longest: 30, needsWords: false },
  categoryName: { name: { en: "a category's name", zh: "类目名称" }, longest: 30, needsWords: true },
  /** RFC 5280, ub-organization-name. */
  legalName: { name: { en: "the legal name", zh: "主体名称" }, longest: 64, needsWords: true },
  contact: { name: { en: "the contact", zh: "联系方式" }, longest: 100, needsWords: false },
  purpose: { name: { en: "the purpose", zh: "用途" }, longest: 200, needsWords: true },
  legalBasis: { name: { en: "the legal basis", zh: "法律依据" }, longest: 200, needsWords: true },
  retention: { name: { en: "the retention", zh: "保存期限" }, longest: 200, needsWords: true },
  necessity: { name: { en: "the necessity", zh: "必要性" }, longest: 200, needsWords: true },
  englishNecessity: {
    name: { en: "the English necessity", zh: "英文必要性" },
    longest: 400,
    needsWords: true,
  },
  englishPurpose: { name: { en: "the English purpose", zh: "英文用途" }, longest: 400, needsWords: true },
  englishLegalBasis: {
    name: { en: "the English legal basis", zh: "英文法律依据" },
    longest: 400,
    needsWords: true,
  },
  englishRetention: {
    name: { en: "the English retention", zh: "英文保存期限" },
    longest: 400,
    needsWords: true,
  },
  englishCategoryName: {
    name: { en: "a category's English name", zh: "类目的英文名称" },
    longest: 60,
    needsWords: true,
  },
  operatorName: { name: { en: "the operator's name", zh: "运营方名称" }, longest: 30, needsWords: false },
  templateTitle: { name: { en: "the title", zh: "标题" }, longest: 60, needsWords: true },
  tokenName: { name: { en: "the name", zh: "名称" }, longest: 60, needsWords: false },
  reason: { name: { en: "the reason", zh: "原因" }, longest: 200, needsWords: true },
} as const satisfies Record<string, Rule>;

export type ShownText = keyof typeof RULES;

/** White space that is more than a space, what cannot be seen, and what stands for a lost character. */
const UNSHOWABLE =
  /[\p{C}\p{Zl}\p{Zp}\u2800\ufffd]|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/u;
/** Whether all of a text can be seen, in the order in which it is written. */
export const isShowable = (text: string): boolean => !UNSHOWABLE.test(text);
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/gu;
const SHORTEST = 2;

/**
 * The text as it is remembered: without white space at either end.
 * @throws `value_invalid` for one that is too short or too long, says nothing, or has what cannot be shown
 */
export function requireShownText(what: ShownText, given: string): string {
  const fault = faultOfShownText(what, given);
  if (fault) refuse("value_invalid", { hint: fault });
  return given.trim();
}

/** What keeps it from being shown, where something does. */
export function faultOfShownText(what: ShownText, given: string): Text | undefined {
  return faultOf(given.trim(), RULES[what]);
}

function faultOf(text: string, { name, longest, needsWords }: Rule): Text | undefined {
  const strange = UNSHOWABLE.exec(text);
  if (strange)
    return unshowable(name, strange[0].codePointAt(0) ?? 0, [...text.slice(0, strange.index)].length + 1);
  const length = [...text].length;
  const said = text.match(LETTER_OR_DIGIT) ?? [];
  const isWorded = /\p{L}/u.test(text) && new Set(said).size >= SHORTEST;
  if (said.length < SHORTEST || (needsWords && !isWorded)) {
    return {
      en: `${name.en} says nothing: at least two characters ${needsWords ? "that make a word" : "are letters or digits"}`,
      zh: `${name.zh}没有内容：至少要有两个${needsWords ? "能表达意思的字" : "文字或数字"}`,
    };
  }
  if (length > longest) {
    return {
      en: `${name.en} has ${length} characters; there is room for ${longest}`,
      zh: `${name.zh}有 ${length} 个字符，最多 ${longest} 个`,
    };
  }
  return undefined;
}

const LINE_ENDS = [0x0a, 0x0d, 0x2028, 0x2029];

/** By its number, and by its place: the character itself is what nobody can see. */
function unshowable(name: Text, codePoint: number, place: number): Text {
  if (LINE_ENDS.includes(codePoint)) {
    return {
      en: `${name.en} has several lines: write it in one`,
      zh: `${name.zh}分成了几行：请写成一段，不要换行`,
    };
  }
  const named = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  return {
    en: `${name.en} has a character that cannot be shown, the ${place}. (${named}): delete it`,
    zh: `${name.zh}的第 ${place} 个字符无法显示（${named}）：请删去`,
  };
}
