import { isCredentialId } from "@shiming/crypto";
import type { IdentityDocument } from "./account.ts";

/** Why a number is not written down: what a program or a hand did to it, as far as that can be seen. */
export type CredentialIdFault =
  | "credential_id_apostrophe"
  | "credential_id_formula"
  | "credential_id_tab"
  | "credential_id_space"
  | "credential_id_invisible"
  | "credential_id_exponent"
  | "credential_id_full_width"
  | "credential_id_separators"
  | "credential_id_masked"
  | "credential_id_not_a_value"
  | "credential_id_surrounded"
  | "credential_id_letter"
  | "credential_id_fifteen_digits"
  | "credential_id_length"
  | "credential_id_rounded"
  | "credential_id_other_document"
  | "credential_id_invalid";

type Trace = readonly [CredentialIdFault, RegExp];

/** Of any document's number, in the order in which they are looked for. */
const TRACES: readonly Trace[] = [
  [
    "credential_id_not_a_value",
    /^(?:#+|#N\/A|#[A-Z/0]{3,8}[!?]|null|[(<[]null[)>\]]|\\n|none|nil|nan|undefined|n\/a|-{1,3}|无|空)$/iu,
  ],
  ["credential_id_formula", /^=/u],
  ["credential_id_apostrophe", /^['`\u2018\u2019\uff07]|['`\u2018\u2019\uff07]$/u],
  ["credential_id_tab", /\t/u],
  ["credential_id_space", /^\p{Zs}|\p{Zs}$/u],
  ["credential_id_invisible", /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u],
  ["credential_id_exponent", /^[0-9][.,][0-9]+[Ee]\+?[0-9]{1,2}$|^[0-9]+[Ee]\+[0-9]{1,2}$/u],
  ["credential_id_masked", /[*\uff0a\u25cf\u2022]/u],
];

/** Of an ID card's number besides. */
const ID_CARD_TRACES: readonly Trace[] = [
  ["credential_id_surrounded", /^[^0-9]{1,20}[0-9]{17}[0-9Xx][^0-9]{0,20}$|^[0-9]{17}[0-9Xx][^0-9]{1,20}$/u],
  ["credential_id_space", /\p{Zs}/u],
  ["credential_id_full_width", /[\uff10-\uff19\uff38\uff58]/u],
  ["credential_id_separators", /^(?=.{15})[0-9]+[.,_\u2010-\u2015-][0-9.,_\u2010-\u2015-]*[0-9Xx]$/u],
];

/** Of documents other than ID cards nothing is known but that they have a visible number. */
const OTHER_NUMBER = /^[^\p{C}\p{Zl}\p{Zp}]{1,64}$/u;

/**
 * Permits of residents of Hong Kong, Macao and Taiwan have an area of their own (81, 82, 83). Cards of foreign permanent
 * residents begin with 9 and the province that has issued them.
 */
const OF_OTHER_DOCUMENT = /^(?:8[123]|9(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]))/u;

/** Whether it is the number of an ID card, and not of another document whose numbers have the same form. */
export function isIdCardNumber(number: string): boolean {
  return isCredentialId(number) && !OF_OTHER_DOCUMENT.test(number);
}

/** An ID card's number with an upper-case X, as GB 11643 has it, for a lower-case one. Other numbers stay as they are. */
export function spellCredentialId(document: IdentityDocument, number: string): string {
  return document === "resident_id_card" && /^[0-9]{17}x$/u.test(number) ? number.toUpperCase() : number;
}

/** What is wrong with a number that {@link spellCredentialId} has spelt, if something is. */
export function faultOfCredentialId(
  document: IdentityDocument,
  number: string,
): CredentialIdFault | undefined {
  if (document !== "resident_id_card") {
    return traceIn(number, TRACES) ?? (OTHER_NUMBER.test(number) ? undefined : "credential_id_invalid");
  }
  if (isIdCardNumber(number)) return undefined;
  if (isCredentialId(number)) return "credential_id_other_document";
  return traceIn(number, TRACES) ?? traceIn(number, ID_CARD_TRACES) ?? faultOfIdCardForm(number);
}

function traceIn(number: string, traces: readonly Trace[]): CredentialIdFault | undefined {
  return traces.find(([, trace]) => trace.test(number))?.[0];
}

function faultOfIdCardForm(number: string): CredentialIdFault {
  if (/^[0-9]{15}$/u.test(number)) return "credential_id_fifteen_digits";
  if (/^[0-9]{15}000$/u.test(number)) return "credential_id_rounded";
  if ([...number].length !== 18) return "credential_id_length";
  return /^[0-9]{17}[0-9Xx]$/u.test(number) ? "credential_id_invalid" : "credential_id_letter";
}
