/** Addresses that wait to be confirmed: a link was sent there, and whoever follows it may finish signing up. */
import { randomBytes } from "node:crypto";
import { digestOf } from "@shiming/core";
import type { AuthContext } from "better-auth";
import type { Contacts } from "../database/contacts.ts";

/** How long a link is good for. */
const LINK_MS = 24 * 60 * 60 * 1000;

type Verifications = Pick<
  AuthContext["internalAdapter"],
  "createVerificationValue" | "consumeVerificationValue" | "findVerificationValue"
>;

const identifierOf = (token: string) => `sign-up:${digestOf(Buffer.from(token))}`;

/** @returns the token of the link. Only its digest is kept, and the address sealed beside it. */
export async function rememberAddress(
  email: string,
  verifications: Verifications,
  contacts: Contacts,
  at: Date,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const identifier = identifierOf(token);
  await verifications.createVerificationValue({
    identifier,
    value: contacts.seal(email, identifier),
    expiresAt: new Date(at.getTime() + LINK_MS),
  });
  return token;
}

/** Spends the token of a link. @returns the address that it proves; `undefined` for one that is spent, over, or none */
export async function spendLink(
  token: string,
  verifications: Verifications,
  contacts: Contacts,
): Promise<string | undefined> {
  const identifier = identifierOf(token);
  const found = await verifications.consumeVerificationValue(identifier);
  return found ? contacts.open(found.value, identifier) : undefined;
}
