import { createHmac } from "node:crypto";
import type { Sensitive } from "@shiming/sdk";
import type { CitizenKeys } from "./keys.ts";

/**
 * What takes the place of an ID number: its HMAC-SHA-256. A plain hash would not do, as there are few enough ID numbers to
 * try them all; without the key, this says nothing.
 */
export function recognize(credentialId: Sensitive<string>, { recognition }: CitizenKeys): Buffer {
  const number = credentialId.reveal().trim().toUpperCase();
  return createHmac("sha256", recognition).update(`resident ID card ${number}`).digest();
}
