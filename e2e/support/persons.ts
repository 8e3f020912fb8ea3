/** Account holders of the test host. ID numbers are valid by checksum, of an area code that is not assigned. */

import { randomBytes, randomUUID } from "node:crypto";
import {
  type AccountChange,
  createStoredIdentitySource,
  createStoredPasswordVerifier,
  onePepper,
  type Stores,
  setAccount,
} from "@shiming/core";
import { sensitive } from "@shiming/crypto";
import { host } from "./hosts.ts";
import { testKeys } from "./keys.ts";
import { OPERATOR } from "./operator.ts";

export const realName = "张三丰";
export const credentialId = "990101199003070330";
export const payPassword = "135790";

export const identity = {
  document: "resident_id_card",
  realName: sensitive(realName),
  credentialId: sensitive(credentialId),
} as const;

/** Born in 2018; the check character is by GB 11643. */
export const child: AccountChange = {
  identity: { ...identity, credentialId: sensitive("999999201806011032") },
};

/** The keys of one test platform, or of several in a process. */
export function createSecrets() {
  return { keys: testKeys, peppers: onePepper(sensitive(randomBytes(32))) };
}

export type Secrets = ReturnType<typeof createSecrets>;

export function createIdentityParts(stores: Stores, { keys, peppers }: Secrets) {
  return {
    identities: createStoredIdentitySource({ ...stores, keys }),
    passwords: createStoredPasswordVerifier({ ...stores, peppers, random: randomBytes }),
  };
}

/** Sets an account of the host, a new one by default. @returns its user id */
export async function setPerson(
  stores: Stores,
  secrets: Secrets,
  at: Date,
  change: AccountChange = {},
  userId: string = randomUUID(),
): Promise<string> {
  const key = { issuer: host.issuer, userId };
  const presence = (await stores.accounts.find(key)) ? "existing" : "new";
  await setAccount(key, presence, change, OPERATOR, { ...stores, ...secrets, random: randomBytes }, at);
  return userId;
}

export const wholePerson: AccountChange = {
  hasPaymentAccount: true,
  identity,
  payPassword: sensitive(payPassword),
};
