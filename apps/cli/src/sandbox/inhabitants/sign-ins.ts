/** How everybody in the sandbox's world signs in. */
import { randomBytes } from "node:crypto";
import type { Enrolment } from "@shiming/sign-in";
import { toBase32 } from "../one-time-code.ts";
import { MEMBERS, PASSWORD, type SeedPerson, STAFF } from "./people.ts";

const KEY_LENGTH = 32;
const ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

/** With a second factor of its own. */
export function enrolmentOf({ email, name }: SeedPerson, password = PASSWORD): Enrolment {
  const totpKey = [...randomBytes(KEY_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  return { email, name, password, totpKey };
}

/** Everybody's; nobody has the same second factor in another sandbox. */
export const enrolmentsOfAll = (): readonly Enrolment[] =>
  [...Object.values(STAFF), ...MEMBERS].map((person) => enrolmentOf(person));

/** The key as authenticator apps and `oathtool -b` take it. */
export const totpSecretOf = ({ totpKey }: Enrolment): string => toBase32(Buffer.from(totpKey));
