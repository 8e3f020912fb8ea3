import { characterMeant, foreignCharacterIn, isGarbledName, isRealName } from "@shiming/crypto";

/** Why a name is not written down. Readers are more lenient: what was written before can still be released. */
export type RealNameFault =
  | "real_name_private_use"
  | "real_name_radical"
  | "real_name_compatibility"
  | "real_name_space"
  | "real_name_invisible"
  | "real_name_garbled"
  | "real_name_masked"
  | "real_name_lost"
  | "real_name_escaped"
  | "real_name_dot"
  | "real_name_full_width"
  | "real_name_sign"
  | "real_name_invalid";

/** In U+E863, say: which character it is, and which is meant, where that is known. */
export interface WrongCharacter {
  readonly found: string;
  readonly meant: string | undefined;
}

const foreign = /[\p{Co}\u2e80-\u2fd5\u31c0-\u31ef\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;

/** Any but U+0020, one at an end or beside another, and one beside a Chinese character. */
const wrongSpace =
  /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|^ | $| {2}|\p{Script=Han} | \p{Script=Han}|\u00b7 | \u00b7/u;
/** What people and programs write to hide a character; no name has one. */
const maskingSign =
  /[*\uff0a\ufe61\u2217\u204e\u2731\u203b#\uff03_\uff3f\u25cb\u25cf\u25ef\u26ab\u2022\u25a0\u2588]/u;
/** Of a Chinese name: signs for a character that are letters or mathematical elsewhere, or 某, "a certain". */
const maskedHan =
  /\p{Script=Han}[XxOo\uff38\uff58\u00d7\u2715\u2716]{1,4}\p{Script=Han}|\p{Script=Han}(?:[Xx\uff38\uff58\u00d7\u2715\u2716]{1,4}|[Oo]{2,4})$|^\p{Script=Han}{1,2}\u67d0{1,2}[\dA-Za-z]?$|\u67d0{2}/u;
/** Formatting characters, letters and a symbol that are drawn as nothing, and what chooses between forms of the one before. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** What a form or a program writes for a character that its charset lacks: an entity, an escape of JSON or of an address, a code. */
const escaped = /&(?:#x?[0-9a-f]{1,6}|[a-z]{2,8});?|\\[ux]\{?[0-9a-f]{2,6}|%[0-9a-f]{2}|u\+[0-9a-f]{4,6}/iu;
/** Latin letters as wide as a Chinese character. */
const fullWidth = /[\uff21-\uff3a\uff41-\uff5a]/u;
/** Roman, circled and bracketed numerals; 〇 is a character of names. */
const numeral = /(?!\u3007)[\p{Nl}\p{No}]/u;
const han = /\p{Script=Han}/u;
/** Of a Chinese name; letters and marks of other scripts are drawn as a dot, a stroke or a character that they are not. */
const signButDot = /(?!\u00b7)[\p{P}\p{S}\p{M}]|(?![\p{Script=Han}\p{Script=Latin}])\p{L}/u;
/** Signs and marks that are common to all scripts are between the letters. */
const latin = /^[\p{Script=Latin}\p{Script=Common}\p{M}]+$/u;
/** Any but a full stop, comma, hyphen, apostrophe of any form, dot, stroke and brackets. */
const signOfNoLatinName = /(?![`\u00b4])\p{S}|(?![.,\u2010\u2011'\u2018\u2019\u00b7/()-])\p{P}/u;
/** Or U+FFFD in UTF-8 read as GBK, and bytes that nobody wrote (CC and CD). */
const lostCharacter = /[\ufffd?\uff1f\u25a1]|锟斤|烫烫|屯屯/u;
/** At an end, beside another, or a full stop that {@link spellName} could not take for one. */
const wrongDot =
  /^\u00b7|\u00b7$|\u00b7\u00b7|\p{Script=Han}[.\uff0e\ufe52]|[.\uff0e\ufe52]\p{Script=Han}|[\u3002\uff61]/u;

/** What is wrong with a name that `spellName` has spelt, if something is. */
export function faultOfRealName(name: string): RealNameFault | undefined {
  const wrong = wrongCharacterIn(name);
  const kind = wrong && foreignCharacterIn(wrong.found);
  if (kind) return `real_name_${kind}`;
  if (wrongSpace.test(name)) return "real_name_space";
  if (invisible.test(name)) return "real_name_invisible";
  if (isGarbledName(name)) return "real_name_garbled";
  if (escaped.test(name)) return "real_name_escaped";
  if (maskingSign.test(name) || maskedHan.test(name)) return "real_name_masked";
  if (lostCharacter.test(name)) return "real_name_lost";
  if (name !== "\u00b7" && wrongDot.test(name)) return "real_name_dot";
  if (fullWidth.test(name)) return "real_name_full_width";
  if (hasSign(name)) return "real_name_sign";
  return isRealName(name) ? undefined : "real_name_invalid";
}

function hasSign(name: string): boolean {
  if (han.test(name)) return signButDot.test(name) || numeral.test(name);
  return latin.test(name) && signOfNoLatinName.test(name);
}

/** The first private, radical or compatibility character of a name, and which one is meant by it. */
export function wrongCharacterIn(name: string): WrongCharacter | undefined {
  for (const [found] of name.matchAll(foreign)) {
    if (foreignCharacterIn(found)) return { found, meant: characterMeant(found) };
  }
  return undefined;
}
