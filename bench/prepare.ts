/** Fills a database with a mini program, its merchant and approved consents, before the platform opens it. */

import { randomBytes } from "node:crypto";
import { readRevocationList } from "@shiming/ca";
import {
  type AccountKey,
  type ApprovedUse,
  addTrustedAuthority,
  approveAccess,
  approveConsent,
  consentDetails,
  createMerchant,
  createMiniProgram,
  createStoredIdentitySource,
  hostKeyDigest,
  type Item,
  issueToken,
  Openids,
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
import { createNames, type Names } from "./names.ts";

export const ISSUER = "bench";
const ACCOUNTS = 1000;
/** The first so many accounts have the payment password of the bench. */
export const APPROVERS = 200;
export const PAY_PASSWORD = "246810";
const BATCH = 500;
/** Consents are approved by a clock that is as far ahead as clocks may be: the last round's tokens are to be good still. */
const AHEAD_MS = 25_000;
const SET_AT_ONCE = 400;

const category = { first: { id: 99, name: "政务" }, second: { id: 904, name: "社会保障" } };
const use = { category, purpose: "bench", legalBasis: "bench", retention: "bench" };
const [ORIGINAL, VERIFIED] = [
  ["real_name", "credential_id"],
  ["real_name", "credential_id", "verification"],
].map((items) => items.map((item) => ({ item: item as Item, required: true })));
export const REAL_NAME = "张三丰";
export const CREDENTIAL_ID = "999999199003071007";

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
  /** Consents to a verification. */
  readonly codes?: number;
  /** Whose consents they are, in turns; a thousand, if not given. */
  readonly accounts?: number;
  /** Whether the first accounts have a payment password, though no sheet waits for one. */
  readonly passwords?: boolean;
}

/** A sheet whose details were shown, and that waits for the payment password. */
export interface ShownSheet {
  readonly id: string;
  readonly session: string;
}

/** A code that was given, and whose it is. */
export interface GivenCode {
  readonly openid: string;
  readonly code: string;
}

export interface Prepared {
  readonly names: Names;
  /** Of the mini program. */
  readonly secret: string;
  readonly accessToken: string;
  readonly authTokens: readonly string[];
  readonly sheets: readonly ShownSheet[];
  readonly codes: readonly GivenCode[];
}

/** @param stores closed with it */
export async function prepare(
  stores: OpenStores,
  platformKeys: PlatformKeys,
  merchant: Merchant,
  {
    tokens,
    accounts = ACCOUNTS,
    sheets = 0,
    codes = 0,
    passwords: hasPasswords = sheets > 0,
  }: PreparedCounts,
): Promise<Prepared> {
  const keys = platformKeys.keyEncryptionKeys;
  const names = createNames();
  try {
    await registerHostKey({ issuer: ISSUER, ...names.hostKey }, OPERATOR, stores, new Date());
    const approved = { ...use, items: codes > 0 ? VERIFIED : ORIGINAL };
    const { secret, accessToken } = await prepareMiniProgram(
      names.appid,
      approved,
      stores,
      platformKeys,
      merchant,
    );
    const userIds = Array.from({ length: accounts }, (_, place) => names.userId(place));
    await prepareAccounts(userIds, stores, platformKeys, hasPasswords ? APPROVERS : 0);
    const identities = createStoredIdentitySource({ accounts: stores.accounts, keys });
    const deps = { ...stores, names, identities, passwords, keys, random: randomBytes, operator };
    const authTokens = await inBatches(tokens, (place) =>
      approvedToken(names.userId(place % accounts), deps),
    );
    const shown = await inBatches(sheets, (place) =>
      shownSheet(names.userId(place % APPROVERS), new Date(), deps),
    );
    const openids = new Openids({ ownSecrets: stores.ownSecrets, keys, random: randomBytes });
    const given = await inBatches(codes, (place) =>
      givenCode(names.userId(place % accounts), { ...deps, openids }),
    );
    return { names, secret, accessToken, authTokens, sheets: shown, codes: given };
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
  appid: string,
  approved: ApprovedUse,
  stores: OpenStores,
  { keyEncryptionKeys }: PlatformKeys,
  { mchId, certificatePems, rootPem }: Merchant,
): Promise<Pick<Prepared, "secret" | "accessToken">> {
  const at = new Date();
  const deps = { ...stores, keys: keyEncryptionKeys, random: randomBytes };
  const serviceProvider = { legalName: "bench", contact: "bench" };
  const quota = { perMinute: 1e9, perDay: 1e9 };
  const app = { appid, name: "bench", serviceProvider, categories: [category], quota };
  const { secret } = await createMiniProgram(app, OPERATOR, deps, at);
  await approveAccess(appid, [approved], OPERATOR, deps, at);
  await createMerchant({ mchId, legalName: "bench" }, OPERATOR, deps, at);
  await addTrustedAuthority(rootPem, OPERATOR, deps, at);
  const registration = { ...deps, readRevocationList };
  for (const certificate of certificatePems) {
    await registerCertificate({ mchId, certificate }, OPERATOR, registration, at);
  }
  const people = { find: async () => [] };
  await setBinding(appid, mchId, true, OPERATOR, { ...deps, people }, at);
  const credential = { grantType: "client_credential", appid, secret: secret.reveal() };
  const { accessToken } = await issueToken(credential, { ...deps, keys: keyEncryptionKeys }, at);
  return { secret: secret.reveal(), accessToken };
}

async function prepareAccounts(
  userIds: readonly string[],
  stores: OpenStores,
  { keyEncryptionKeys, peppers }: PlatformKeys,
  approvers: number,
): Promise<void> {
  const deps = { accounts: stores.accounts, keys: keyEncryptionKeys, peppers, random: randomBytes };
  const identity = {
    document: "resident_id_card" as const,
    realName: new Sensitive(REAL_NAME),
    credentialId: new Sensitive(CREDENTIAL_ID),
  };
  const users = userIds.map((userId) => ({ issuer: ISSUER, userId }));
  const change = { hasPaymentAccount: true, identity };
  const payPassword = new Sensitive(PAY_PASSWORD);
  const changeOf = (user: number) => (user < approvers ? { ...change, payPassword } : change);
  const set = (key: AccountKey, user: number) =>
    setAccount(key, "new", changeOf(user), OPERATOR, deps, new Date());
  // No more at once than a database takes.
  for (let first = 0; first < users.length; first += SET_AT_ONCE) {
    await Promise.all(users.slice(first, first + SET_AT_ONCE).map((key, place) => set(key, first + place)));
  }
}

type SheetDeps = Parameters<typeof consentDetails>[3] &
  Parameters<typeof approveConsent>[3] &
  Parameters<typeof requestConsent>[2] & { readonly names: Names };

async function approvedToken(userId: string, deps: SheetDeps): Promise<string> {
  const at = new Date(Date.now() + AHEAD_MS);
  const { id, session } = await shownSheet(userId, at, deps);
  return (await approveConsent(id, session, { payPassword: PAY_PASSWORD }, deps, at)).token;
}

async function givenCode(userId: string, deps: SheetDeps & { openids: Openids }): Promise<GivenCode> {
  const at = new Date(Date.now() + AHEAD_MS);
  const { id, session } = await shownSheet(userId, at, deps, "verification");
  const openid = await deps.openids.of({ issuer: ISSUER, userId }, deps.names.appid);
  return { openid, code: (await approveConsent(id, session, { payPassword: undefined }, deps, at)).token };
}

async function shownSheet(
  userId: string,
  at: Date,
  deps: SheetDeps,
  kind: "realname" | "verification" = "realname",
): Promise<ShownSheet> {
  const assertion = {
    issuer: ISSUER,
    hostKey: hostKeyDigest(deps.names.hostKey),
    userId,
    jti: randomBytes(16).toString("hex"),
    issuedAt: at,
    expiresAt: at,
    appid: deps.names.appid,
    clientOs: "ios",
    clientVersion: "8.0.50",
  };
  const request = { kind, categoryId: [99, 904], digest: "" } as const;
  const { id, sheetSecret } = await requestConsent(assertion, request, deps, at);
  const session = await openSheetSession(id, sheetSecret, deps, at);
  await consentDetails(id, session, "zh-CN", deps, at);
  return { id, session };
}
