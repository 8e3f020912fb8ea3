/** What can be wrong with a verified identity that staff or a file give, and what is said of it. */
import { Sensitive, spellName, type Text } from "@shiming/crypto";
import type { VerifiedIdentity } from "./account.ts";
import { type CredentialIdFault, faultOfCredentialId, spellCredentialId } from "./credential-id-fault.ts";
import { faultOfRealName, type RealNameFault, wrongCharacterIn } from "./real-name-fault.ts";

export type IdentityFault = RealNameFault | CredentialIdFault;

/** The identity as it is written down: the dot of its name is U+00B7, the X of its number a capital. */
export function spellIdentity({ document, realName, credentialId }: VerifiedIdentity): VerifiedIdentity {
  return {
    document,
    realName: new Sensitive(spellName(realName.reveal())),
    credentialId: new Sensitive(spellCredentialId(document, credentialId.reveal())),
  };
}

/** What is wrong with an identity that {@link spellIdentity} has spelt, if something is: its name, or its number. */
export function faultOfIdentity(identity: VerifiedIdentity): IdentityFault | undefined {
  const { document, realName, credentialId } = identity;
  return faultOfRealName(realName.reveal()) ?? faultOfCredentialId(document, credentialId.reveal());
}

/**
 * How to mend what {@link faultOfIdentity} has found. Of the name it repeats at most one character, because a private or
 * double one can be found by nothing else: its code, and the character that is meant.
 */
export function explainIdentityFault(fault: IdentityFault, realName: string): Text {
  const { en, zh } = IDENTITY_FAULTS[fault];
  const wrong = wrongCharacterIn(realName);
  if (!wrong || !OF_A_CHARACTER.includes(fault)) return { en, zh };
  const { found, meant } = wrong;
  return {
    en: `${en}: ${codeOf(found)}${meant ? ` is ${meant} (${codeOf(meant)})` : ", of which no table says what it is"}`,
    zh: `${zh}：${codeOf(found)} ${meant ? `应为 ${meant}（${codeOf(meant)}）` : "没有码表说明是哪个字"}`,
  };
}

const OF_A_CHARACTER: readonly IdentityFault[] = [
  "real_name_private_use",
  "real_name_radical",
  "real_name_compatibility",
];

function codeOf(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** How to mend it. No sentence can say whose name or number it is about. */
export const IDENTITY_FAULTS: Readonly<Record<IdentityFault, Text>> = {
  real_name_private_use: {
    en: "real_name has a private-use character, which every program shows as another; write the one that Unicode has",
    zh: "real_name 里有私用区字符，各个程序显示得都不一样；请改成 Unicode 里的正式字符",
  },
  real_name_radical: {
    en: "real_name has a radical or stroke in the place of a character that looks the same",
    zh: "real_name 里有部首或笔画字符，应换成同形的汉字",
  },
  real_name_compatibility: {
    en: "real_name has a compatibility ideograph in the place of the unified character",
    zh: "real_name 里有兼容汉字，应换成对应的统一汉字",
  },
  real_name_space: {
    en: "real_name has a space or tab at an end, beside a Chinese character or a dot, twice in a row, or one that is not U+0020 (such as U+3000 or U+00A0)",
    zh: "real_name 的首尾、汉字或间隔号旁边有空格或制表符，或有连续空格，或有 U+0020 以外的空格（如 U+3000、U+00A0）",
  },
  real_name_invisible: {
    en: "real_name has an invisible character, such as U+200B or U+FEFF; type the name anew",
    zh: "real_name 里有不可见的字符（如 U+200B、U+FEFF）；请重新输入姓名",
  },
  real_name_garbled: {
    en: "real_name is a Chinese name in UTF-8 or GBK that was read in another charset (寮犱笁 or ÕÅÈý for 张三): export the file anew, in UTF-8",
    zh: "real_name 是乱码：UTF-8 或 GBK 的姓名按别的字符集读取了（张三成了 寮犱笁 或 ÕÅÈý）；请以 UTF-8 重新导出",
  },
  real_name_masked: {
    en: "real_name is masked, as 张*三, 张** or 张某某 are: write the whole name, as it stands on the document",
    zh: "real_name 是脱敏的（如 张*三、张**、张某某）；请填写证件上的完整姓名",
  },
  real_name_lost: {
    en: "real_name has a question mark, U+FFFD or □: a program has lost a character there; export the file as UTF-8 or GB18030",
    zh: "real_name 里有问号、U+FFFD 或 □：有程序在这里丢了一个字；请以 UTF-8 或 GB18030 重新导出",
  },
  real_name_escaped: {
    en: "real_name has a code in the place of a character (&#19886;, %E4%B6%AE, U+4DAE): a program whose charset lacks it has written it so; write the character itself",
    zh: "real_name 里有一个字写成了编码（&#19886;、%E4%B6%AE、U+4DAE）：某个程序的字符集没有这个字；请写成这个字本身",
  },
  real_name_full_width: {
    en: "real_name has full-width Latin letters; write them as A to Z",
    zh: "real_name 里有全角拉丁字母；请用半角的 A 到 Z",
  },
  real_name_dot: {
    en: "real_name has a dot or full stop at an end, twice in a row, or beside one Chinese character only",
    zh: "real_name 的首尾有点号或句号，或连续两个，或只有一侧是汉字",
  },
  real_name_sign: {
    en: "real_name has a punctuation mark, a symbol, a numeral or a letter of another script; a Chinese name has none but the dot · (U+00B7), a Latin one full stops, hyphens and apostrophes",
    zh: "real_name 里有标点、符号、数字符号或其他文字的字母；中文姓名里只能有间隔号 ·（U+00B7），拉丁字母的姓名里只能有句点、连字符和撇号",
  },
  real_name_invalid: {
    en: "real_name is not well formed: 1 to 60 visible characters, a letter among them and no digit",
    zh: "real_name 格式不对：应为 1 到 60 个可见字符，至少有一个文字，不含数字",
  },
  credential_id_apostrophe: {
    en: "credential_id begins or ends with an apostrophe, as spreadsheets mark text; take it away",
    zh: "credential_id 的首尾有撇号，是电子表格标记文本用的；请去掉",
  },
  credential_id_formula: {
    en: 'credential_id is a formula such as ="…"; write the number alone',
    zh: 'credential_id 是 ="…" 这样的公式；请只写号码',
  },
  credential_id_tab: { en: "credential_id has a tab; take it away", zh: "credential_id 里有制表符；请去掉" },
  credential_id_space: {
    en: "credential_id has a space; take it away",
    zh: "credential_id 里有空格；请去掉",
  },
  credential_id_invisible: {
    en: "credential_id has an invisible character, such as U+200B or U+FEFF; type the number anew",
    zh: "credential_id 里有不可见的字符（如 U+200B、U+FEFF）；请重新输入号码",
  },
  credential_id_exponent: {
    en: "credential_id is in scientific notation, such as 1.1E+17: a spreadsheet has made it a number and lost its last digits; export it anew from the source, with the column as text",
    zh: "credential_id 是 1.1E+17 这样的科学计数法：电子表格把它变成了数值，末几位已经丢失；请把该列设为文本，从源头重新导出",
  },
  credential_id_masked: {
    en: "credential_id is masked: some of its digits are asterisks or dots",
    zh: "credential_id 是脱敏的：有几位是星号或圆点",
  },
  credential_id_full_width: {
    en: "credential_id has full-width digits or letters; write 0 to 9 and X",
    zh: "credential_id 里有全角数字或字母；请用半角的 0 到 9 和 X",
  },
  credential_id_separators: {
    en: "credential_id has points, commas or hyphens between its digits; write the digits alone",
    zh: "credential_id 的数字之间有点、逗号或连字符；请只写数字",
  },
  credential_id_not_a_value: {
    en: "credential_id is what a spreadsheet or a program shows where it has no value (#N/A, ####, NULL, NaN); write the number, or leave the whole identity empty",
    zh: "credential_id 是电子表格或程序在没有值时显示的内容（#N/A、####、NULL、NaN）；请填写号码，或把整个实名信息留空",
  },
  credential_id_surrounded: {
    en: "credential_id has something before or behind its 18 characters; write the number alone",
    zh: "credential_id 的 18 位号码前后还有别的内容；请只写号码",
  },
  credential_id_letter: {
    en: "credential_id has a letter or sign that looks like a digit or like X, such as O for 0 or × for X",
    zh: "credential_id 里有形似数字或 X 的字母或符号，例如把 0 写成了 O、把 X 写成了 ×",
  },
  credential_id_fifteen_digits: {
    en: "credential_id has fifteen digits, as first-generation cards had until 2013; the number of the valid card has 18",
    zh: "credential_id 是十五位的第一代身份证号（2013 年起停用）；请用现行身份证上的 18 位号码",
  },
  credential_id_length: {
    en: "credential_id has not 18 characters, as the number of an ID card has; credential_type of other documents is passport or other",
    zh: "credential_id 不是 18 位，而身份证号是 18 位；其他证件的 credential_type 应为 passport 或 other",
  },
  credential_id_rounded: {
    en: "credential_id ends in 000 and its check digit is wrong: a spreadsheet has probably rounded it; export it anew from the source, with the column as text",
    zh: "credential_id 以 000 结尾且校验码不对：多半被电子表格舍入了；请把该列设为文本，从源头重新导出",
  },
  credential_id_other_document: {
    en: "credential_id is of a permit of residents of Hong Kong, Macao or Taiwan (81, 82, 83) or of a foreigner's card (9), not of an ID card: credential_type must be other",
    zh: "credential_id 是港澳台居民居住证（81、82、83）或外国人永久居留身份证（9）的号码，不是居民身份证：credential_type 应为 other",
  },
  credential_id_invalid: {
    en: "credential_id is no number of that document; that of an ID card has a date of birth and a check character that fits (GB 11643): a digit may be mistyped",
    zh: "credential_id 不是该证件的号码；身份证号中的出生日期应存在，校验码应相符（GB 11643）：可能有一位数字写错",
  },
};
