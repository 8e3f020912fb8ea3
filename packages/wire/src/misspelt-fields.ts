/**
 * Which field of a request a developer meant: in other letters' cases, with other hyphens, by another SDK's word, or mistyped
 * by a letter or two.
 */
import { query } from "./endpoints.ts";
import { requestFields, verificationFields } from "./fields.ts";
import { nearest } from "./nearest.ts";

/** By what a mini program says who it is. Contract §§3, 9. */
const { accessToken: _, ...credentialFields } = query;

/** Of the calls that a back end makes. */
export type RequestField =
  | (typeof requestFields)[keyof typeof requestFields]
  | (typeof verificationFields)[keyof typeof verificationFields]
  | (typeof credentialFields)[keyof typeof credentialFields];

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
  [verificationFields.openid]: ["useropenid", "wxopenid"],
  [verificationFields.realName]: ["name", "username", "fullname"],
  [verificationFields.credId]: [
    ...["idcard", "idcardno", "idcardnum", "idcardnumber", "idno", "idnum", "idnumber"],
    ...["credno", "certno", "certid", "credentialid", "cardno"],
  ],
  [verificationFields.credType]: ["idtype", "certtype", "cardtype", "credentialtype"],
  [verificationFields.code]: ["authcode"],
  [query.grantType]: ["type"],
  [query.appid]: ["clientid", "wxappid"],
  [query.secret]: ["appsecret", "clientsecret", "wxsecret", "secretkey", "appkey"],
  [query.jsCode]: ["code", "logincode", "wxcode"],
};

/** A name that is fit to be repeated in an answer. */
const NAME = /^[A-Za-z_-]{1,40}$/;
/** So many names are looked at: a body has five. */
const MOST_NAMES = 64;

/** A name is meant for a field of its own call alone. */
const CALLS: readonly (readonly RequestField[])[] = [
  Object.values(requestFields),
  Object.values(verificationFields),
  Object.values(credentialFields),
];

/** @returns the name under which the body has what the field should have, when the field itself is not there */
export function misspeltField(
  body: Readonly<Record<string, unknown>>,
  field: RequestField,
): string | undefined {
  if (body[field] !== undefined && body[field] !== null) return undefined;
  const fields: readonly string[] = CALLS.find((call) => call.includes(field)) ?? [];
  const names = Object.keys(body)
    .slice(0, MOST_NAMES)
    .filter((name) => NAME.test(name) && !fields.includes(name));
  const letters = lettersOf(field);
  const isOtherWord = (name: string) => {
    const own = lettersOf(name);
    return own === letters || OTHER_WORDS[field].includes(own);
  };
  return names.find(isOtherWord) ?? names.find((name) => isMistyped(lettersOf(name), letters, fields));
}

/** Of two that differ in length by more than one, the shorter is usually part of another word. */
function isMistyped(name: string, letters: string, fields: readonly string[]): boolean {
  const isNear = Math.abs(name.length - letters.length) <= 1;
  return isNear && nearest(name, fields.map(lettersOf)) === letters;
}

function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, "");
}
