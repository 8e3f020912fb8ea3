/** Fills a database with a mini program, its merchant and approved consents, before the platform opens it. */

import { generateKeyPairSync, randomBytes } from "node:crypto";
import { readRevocationList } from "@shiming/ca";
import {
  addTrustedAuthority,
  approveAccess,
  approveConsent,
  consentDetails,
  createMerchant,
  createMiniProgram,
  createStoredIdentitySource,
  hostKeyDigest,
  issueToken,
  openSheetSession,
  type PaymentPasswordVerifier,
  registerCertificate,
  registerHostKey,
  requestConsent,
  setAccount,
  setBinding,
} from "@shiming/core";
import { Sensitive } from "@shiming/crypto";
import type { OpenStores } from "@shiming/store";
import type { PlatformKeys } from "../apps/cli/src/server/platform-keys.ts";
import { OPERATOR } from "../e2e/support/operator.ts";
import type { Merchant } from "./merchant.ts";

export const APPID = "wx0000000000000001";
export const ISSUER = "bench";
const ACCOUNTS = 1000;
/** The first so many accounts have the payment password of the bench. */
export const APPROVERS = 200;
export const PAY_PASSWORD = "246810";
const BATCH = 500;
/** Consents are approved by a clock that is as far ahead as clocks may be: the last round's tokens are to be good still. */
const AHEAD_MS = 25_000;

const hostKeys = generateKeyPairSync("ec", { namedCurve: "P-256" });
export const hostKey = { kid: "bench", privateKey: hostKeys.privateKey };
/** What it would have signed is taken on trust here; the server looks whether it is registered still. */
const HOST_KEY = {
  kid: hostKey.kid,
  publicKeyPem: hostKeys.publicKey.export({ type: "spki", format: "pem" }).toString(),
};

const category = { first: { id: 99, name: "政务" }, second: { id: 904, name: "社会保障" } };
const use = { category, purpose: "bench", legalBasis: "bench", retention: "bench" };

/** The password is taken on trust: argon2 is not what is measured. */
const passwords: PaymentPasswordVerifier = {
  lockedUntil: async () => undefined,
  triesLeft: async () => 5,
  verify: async () => ({ verdict: "right" }),
};

const operator = { name: "bench", contact: "bench" };

export interface PreparedCounts {
  readonly tokens: number;
  readonly sheets?: number;
  /** Whether the first accounts have a payment password, though no sheet waits for one. */
  readonly passwords?: boolean;
}

/** A sheet whose details were shown, and that waits for the payment password. */
export interface ShownSheet {
  readonly id: string;
  readonly session: string;
}

export interface Prepared {
  /** Of the mini program. */
  readonly secret: string;
  readonly accessToken: string;
  readonly authTokens: readonly string[];
  readonly sheets: readonly ShownSheet[];
}

/** @param stores closed with it */
export async function prepare(
  stores: OpenStores,
  platformKeys: PlatformKeys,
  merchant: Merchant,
  { tokens, sheets = 0, passwords: hasPasswords = sheets > 0 }: PreparedCounts,
): Promise<Prepared> {
  const keys = platformKeys.keyEncryptionKeys;
  try {
    await registerHostKey({ issuer: ISSUER, ...HOST_KEY }, OPERATOR, stores, new Date());
    const { secret, accessToken } = await prepareMiniProgram(stores, platformKeys, merchant);
    await prepareAccounts(stores, platformKeys, hasPasswords ? APPROVERS : 0);
    const identities = createStoredIdentitySource({ accounts: stores.accounts, keys });
    const deps = { ...stores, identities, passwords, keys, random: randomBytes, operator };
    const authTokens = await inBatches(tokens, (user) => approvedToken(user, deps));
    const shown = await inBatches(sheets, (user) => shownSheet(user % APPROVERS, new Date(), deps));
    return { secret, accessToken, authTokens, sheets: shown };
  } finally {
    await stores.close();
  }
}

async function inBatches<T>(count: number, make: (place: number) => Promise<T>): Promise<readonly T[]> {
  const made: T[] = [];
  while (made.length < count) {
    const batch = Array.from({ length: Math.min(BATCH, count - made.length) });
    made.push(...(await Promise.all(batch.map((_, place) => make(place)))));
  }
  return made;
}

async function prepareMiniProgram(
  stores: OpenStores,
  { keyEncryptionKeys }: PlatformKeys,
  { mchId, certificatePems, rootPem }: Merchant,
): Promise<Pick<Prepared, "secret" | "accessToken">> {
  const at = new Date();
  const deps = { ...stores, keys: keyEncryptionKeys, random: randomBytes };
  const serviceProvider = { legalName: "bench", contact: "bench" };
  const quota = { perMinute: 1e9, perDay: 1e9 };
  const app = { appid: APPID, name: "bench", serviceProvider, categories: [category], quota };
  const { secret } = await createMiniProgram(app, OPERATOR, deps, at);
  await approveAccess(APPID, [use], OPERATOR, deps, at);
  await createMerchant({ mchId, legalName: "bench" }, OPERATOR, deps, at);
  await addTrustedAuthority(rootPem, OPERATOR, deps, at);
  const registration = { ...deps, readRevocationList };
  for (const certificate of certificatePems) {
    await registerCertificate({ mchId, certificate }, OPERATOR, registration, at);
  }
  const people = { find: async () => [] };
  await setBinding(APPID, mchId, true, OPERATOR, { ...deps, people }, at);
  const credential = { grantType: "client_credential", appid: APPID, secret: secret.reveal() };
  const { accessToken } = await issueToken(credential, { ...deps, keys: keyEncryptionKeys }, at);
  return { secret: secret.reveal(), accessToken };
}

async function prepareAccounts(
  stores: OpenStores,
  { keyEncryptionKeys, pepper }: PlatformKeys,
  approvers: number,
): Promise<void> {
  const deps = { accounts: stores.accounts, keys: keyEncryptionKeys, pepper, random: randomBytes };
  const identity = {
    document: "resident_id_card" as const,
    realName: new Sensitive("张三丰"),
    credentialId: new Sensitive("999999199003071007"),
  };
  const users = Array.from({ length: ACCOUNTS }, (_, user) => ({ issuer: ISSUER, userId: `u${user}` }));
  const change = { hasPaymentAccount: true, identity };
  const payPassword = new Sensitive(PAY_PASSWORD);
  const changeOf = (user: number) => (user < approvers ? { ...change, payPassword } : change);
  await Promise.all(
    users.map((key, user) => setAccount(key, "new", changeOf(user), OPERATOR, deps, new Date())),
  );
}

type SheetDeps = Parameters<typeof consentDetails>[3] &
  Parameters<typeof approveConsent>[3] &
  Parameters<typeof requestConsent>[2];

async function approvedToken(user: number, deps: SheetDeps): Promise<string> {
  const at = new Date(Date.now() + AHEAD_MS);
  const { id, session } = await shownSheet(user, at, deps);
  return approveConsent(id, session, PAY_PASSWORD, deps, at);
}

async function shownSheet(user: number, at: Date, deps: SheetDeps): Promise<ShownSheet> {
  const assertion = {
    issuer: ISSUER,
    hostKey: hostKeyDigest(HOST_KEY),
    userId: `u${user % ACCOUNTS}`,
    jti: randomBytes(16).toString("hex"),
    issuedAt: at,
    expiresAt: at,
    appid: APPID,
    clientOs: "ios",
    clientVersion: "8.0.50",
  };
  const request = { categoryId: [99, 904], digest: "" };
  const { id, sheetSecret } = await requestConsent(assertion, request, deps, at);
  const session = await openSheetSession(id, sheetSecret, deps, at);
  await consentDetails(id, session, "zh-CN", deps, at);
  return { id, session };
}
