/**
 * Which field of a request a developer meant: in other letters' cases, with other hyphens, by another SDK's word, or mistyped
 * by a letter or two.
 */
import { requestFields } from "./fields.ts";
import { nearest } from "./nearest.ts";

type RequestField = (typeof requestFields)[keyof typeof requestFields];

/** Words of other interfaces for the same, in small letters alone. */
const OTHER_WORDS: Readonly<Record<RequestField, readonly string[]>> = {
  [requestFields.authToken]: ["token", "usertoken", "authcode"],
  [requestFields.mchId]: ["merchantid", "mchno", "merchantno"],
  [requestFields.certSerialNo]: [
    "serialno",
    "serial",
    "serialnumber",
    "certserialnumber",
    "certificateserialno",
  ],
  [requestFields.timestamp]: ["time", "ts"],
  [requestFields.sign]: ["signature"],
};

/** A name that is fit to be repeated in an answer. */
const NAME = /^[A-Za-z_-]{1,40}$/;
/** So many names are looked at: a body has five. */
const MOST_NAMES = 64;

const FIELDS = Object.values(requestFields);
const LETTERS = FIELDS.map(lettersOf);

/** @returns the name under which the body has what the field should have, when the field itself is not there */
export function misspeltField(
  body: Readonly<Record<string, unknown>>,
  field: RequestField,
): string | undefined {
  if (body[field] !== undefined && body[field] !== null) return undefined;
  const names = Object.keys(body)
    .slice(0, MOST_NAMES)
    .filter((name) => NAME.test(name) && !(FIELDS as readonly string[]).includes(name));
  const letters = lettersOf(field);
  const isOtherWord = (name: string) => {
    const own = lettersOf(name);
    return own === letters || OTHER_WORDS[field].includes(own);
  };
  return names.find(isOtherWord) ?? names.find((name) => isMistyped(lettersOf(name), letters));
}

/** Of two that differ in length by more than one, the shorter is usually part of another word. */
function isMistyped(name: string, letters: string): boolean {
  return Math.abs(name.length - letters.length) <= 1 && nearest(name, LETTERS) === letters;
}

function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, "");
}
