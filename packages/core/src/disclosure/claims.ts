/** What is released beside name and number: a JSON object, encrypted whole (contract §10). */
import { maskCredentialId, maskName, maskSurname, type RealnameInfo } from "@shiming/crypto";
import { hasReached } from "../account/age.ts";
import { ageOf, type Item } from "./item.ts";

/** What RSAES-PKCS1-v1_5 takes with the smallest key that a merchant may have, 2048 bits; in bytes. */
export const ROOM_FOR_CLAIMS = 245;

export type Claims = Readonly<Record<string, string | boolean>>;

/**
 * The object as JSON, its members in the order of the items.
 * @param at whose day in Shanghai decides about ages
 * @returns nothing where none of the items belongs into it
 */
export function claimsOf(items: readonly Item[], person: RealnameInfo, at: Date): string | undefined {
  return said(items.map((item) => claimOf(item, person.realName.reveal(), person.credentialId.reveal(), at)));
}

/** Of no item but these; `undefined` for one that is encrypted by itself, or is not released. */
function claimOf(item: Item, realName: string, credentialId: string, at: Date): Claims | undefined {
  if (item === "masked_name") return { [item]: maskSurname(realName) };
  if (item === "masked_credential_id") return { [item]: maskCredentialId(credentialId) };
  const age = ageOf(item);
  return age === undefined ? undefined : { [item]: hasReached(age, credentialId, at) };
}

function said(claims: readonly (Claims | undefined)[]): string | undefined {
  const members = claims.filter((claim) => claim !== undefined);
  return members.length > 0 ? JSON.stringify(Object.assign({}, ...members)) : undefined;
}

/** What the person is shown of each item before deciding: exactly what would be told, but name and number masked. */
export function shownValues(items: readonly Item[], person: RealnameInfo, at: Date): Claims {
  const [realName, credentialId] = [person.realName.reveal(), person.credentialId.reveal()];
  return {
    ...(items.includes("real_name") && { real_name: maskName(realName) }),
    ...(items.includes("credential_id") && { credential_id: maskCredentialId(credentialId) }),
    ...Object.assign({}, ...items.map((item) => claimOf(item, realName, credentialId, at))),
  };
}

/** 60 characters, the last two of four bytes each: no name makes a longer text. */
const LONGEST_NAME = `${"名".repeat(58)}𬭎𬭎`;
const NUMBER = "440524188001010014";
/** When nobody is as old as that: `false` is longer than `true`. */
const EARLY = new Date(0);

/** How many bytes the object of these items may have, whoever's it is. */
export function largestClaims(items: readonly Item[]): number {
  return Buffer.byteLength(said(items.map((item) => claimOf(item, LONGEST_NAME, NUMBER, EARLY))) ?? "");
}
