/** Which field of a request a developer meant: in other letters' cases, with other hyphens, or by another SDK's word. */
import { requestFields } from "./fields.ts";

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

/** @returns the name under which the body has what the field should have, when the field itself is not there */
export function misspeltField(
  body: Readonly<Record<string, unknown>>,
  field: RequestField,
): string | undefined {
  if (body[field] !== undefined) return undefined;
  const letters = lettersOf(field);
  return Object.keys(body).find(
    (name) =>
      NAME.test(name) && (lettersOf(name) === letters || OTHER_WORDS[field].includes(lettersOf(name))),
  );
}

function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, "");
}
