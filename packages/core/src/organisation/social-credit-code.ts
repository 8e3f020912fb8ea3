/** The unified social credit code of a legal entity: GB 32100-2015. */
import type { Text } from "@shiming/crypto";
import { refuse } from "../failure.ts";

/** Digits and capitals without I, O, S, V and Z; a character's place is its value. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH = 18;
/** 3 to the power of the place, modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export type SocialCreditCodeFault =
  | { readonly fault: "length"; readonly length: number }
  /** @property place from 1 */
  | { readonly fault: "character"; readonly place: number }
  | { readonly fault: "check_character" };

/** Capitals of any width, without white space: as the register writes it. */
export function normalSocialCreditCode(given: string): string {
  return given.normalize("NFKC").replace(/\s/gu, "").toUpperCase();
}

/** What is wrong with a code in its normal form, if anything is. */
export function faultOfSocialCreditCode(code: string): SocialCreditCodeFault | undefined {
  const characters = [...code];
  if (characters.length !== LENGTH) return { fault: "length", length: characters.length };
  const values = characters.map((character) => ALPHABET.indexOf(character));
  const place = values.indexOf(-1) + 1;
  if (place > 0) return { fault: "character", place };
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * (values[place] ?? 0), 0);
  return (31 - (sum % 31)) % 31 === values.at(-1) ? undefined : { fault: "check_character" };
}

/** @returns the code in its normal form. @throws `value_invalid` naming the fault */
export function requireSocialCreditCode(given: string): string {
  const code = normalSocialCreditCode(given);
  const fault = faultOfSocialCreditCode(code);
  if (fault) refuse("value_invalid", { hint: explain(fault) });
  return code;
}

function explain(fault: SocialCreditCodeFault): Text {
  switch (fault.fault) {
    case "length":
      return {
        en: `a unified social credit code has ${LENGTH} characters, not ${fault.length}`,
        zh: `统一社会信用代码应为 ${LENGTH} 位，现为 ${fault.length} 位`,
      };
    case "character":
      return {
        en: `character ${fault.place} of the unified social credit code is none that it uses: digits and capitals without I, O, S, V and Z`,
        zh: `统一社会信用代码第 ${fault.place} 位有误：只用数字和大写字母，不用 I、O、S、V、Z`,
      };
    case "check_character":
      return {
        en: "the unified social credit code has a mistake: its last character, the check character, does not fit the others",
        zh: "统一社会信用代码有误：末位校验码与前 17 位不符",
      };
  }
}
