import { hmac, type Sensitive } from "@shiming/crypto";
import type { AccountKey } from "../account/account.ts";

const CHARACTERS = 27;

/**
 * The name of a user in one mini program (contract §9): `o` and 27 characters of base64url, 162 bits of an HMAC-SHA-256 over host,
 * user and mini program. Stable, and without the key not computable from what another mini program knows the user by.
 */
export function pairwiseOpenid(key: Sensitive<Buffer>, account: AccountKey, appid: string): string {
  const named = JSON.stringify([account.issuer, account.userId, appid]);
  const tag = hmac("sha256", key, named).toString("base64url");
  return `o${tag.slice(0, CHARACTERS)}`;
}
