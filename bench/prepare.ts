/** Fills a data directory with a mini program, its merchant and approved consents, before the platform opens it. */
import { randomBytes } from "node:crypto";
import {
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
  requestConsent,
  setAccount,
  setBinding,
} from "@shiming/core";
import { Sensitive } from "@shiming/crypto";
import { openSqliteStores, type SqliteStores } from "@shiming/store";
import type { PlatformKeys } from "../apps/cli/src/server/platform-keys.ts";
import type { Merchant } from "./merchant.ts";

const ACTOR = "bench";
const APPID = "wx0000000000000001";
const ISSUER = "bench";
const ACCOUNTS = 1000;
const BATCH = 500;
/** Consents are approved by a clock that is as far ahead as clocks may be: the last round's tokens are to be good still. */
const AHEAD_MS = 25_000;

/** Nobody looks at it here: what it would have signed is taken on trust as well. */
const HOST_KEY = { kid: "bench", publicKeyPem: "" };
const hosts = { find: async () => ({ issuer: ISSUER, keys: [HOST_KEY], origins: [] }) };

const category = { first: { id: 99, name: "政务" }, second: { id: 904, name: "社会保障" } };
const use = { category, purpose: "bench", legalBasis: "bench", retention: "bench" };

/** The password is taken on trust: argon2 is not what is measured. */
const passwords: PaymentPasswordVerifier = {
  lockedUntil: async () => undefined,
  triesLeft: async () => 5,
  verify: async () => ({ verdict: "right" }),
};

const operator = { name: "bench", contact: "bench" };

export interface Prepared {
  readonly accessToken: string;
  readonly authTokens: readonly string[];
}

export async function prepare(
  data: string,
  platformKeys: PlatformKeys,
  merchant: Merchant,
  tokens: number,
): Promise<Prepared> {
  const stores = await openSqliteStores(data);
  const keys = platformKeys.keyEncryptionKeys;
  try {
    const accessToken = await prepareMiniProgram(stores, platformKeys, merchant);
    await prepareAccounts(stores, platformKeys);
    const identities = createStoredIdentitySource({ accounts: stores.accounts, keys });
    const deps = { ...stores, hosts, identities, passwords, keys, random: randomBytes, operator };
    const authTokens: string[] = [];
    while (authTokens.length < tokens) {
      const batch = Array.from({ length: Math.min(BATCH, tokens - authTokens.length) });
      authTokens.push(...(await Promise.all(batch.map((_, user) => approvedToken(user, deps)))));
    }
    return { accessToken, authTokens };
  } finally {
    await stores.close();
  }
}

async function prepareMiniProgram(
  stores: SqliteStores,
  { keyEncryptionKeys }: PlatformKeys,
  { mchId, certificatePems, rootPem }: Merchant,
): Promise<string> {
  const at = new Date();
  const deps = { ...stores, random: randomBytes };
  const serviceProvider = { legalName: "bench", contact: "bench" };
  const quota = { perMinute: 1e9, perDay: 1e9 };
  const app = { appid: APPID, name: "bench", serviceProvider, categories: [category], quota };
  const { secret } = await createMiniProgram(app, ACTOR, deps, at);
  await approveAccess(APPID, [use], ACTOR, deps, at);
  await createMerchant({ mchId, legalName: "bench" }, ACTOR, deps, at);
  for (const pem of certificatePems) await registerCertificate(mchId, pem, [rootPem], ACTOR, deps, at);
  await setBinding(APPID, mchId, true, ACTOR, deps, at);
  const credential = { grantType: "client_credential", appid: APPID, secret: secret.reveal() };
  return (await issueToken(credential, { ...deps, keys: keyEncryptionKeys }, at)).accessToken;
}

async function prepareAccounts(
  stores: SqliteStores,
  { keyEncryptionKeys, pepper }: PlatformKeys,
): Promise<void> {
  const deps = { accounts: stores.accounts, keys: keyEncryptionKeys, pepper, random: randomBytes };
  const identity = {
    document: "resident_id_card" as const,
    realName: new Sensitive("张三丰"),
    credentialId: new Sensitive("999999199003071007"),
  };
  const users = Array.from({ length: ACCOUNTS }, (_, user) => ({ issuer: ISSUER, userId: `u${user}` }));
  const change = { hasPaymentAccount: true, identity };
  await Promise.all(users.map((key) => setAccount(key, "new", change, ACTOR, deps, new Date())));
}

async function approvedToken(
  user: number,
  deps: Parameters<typeof consentDetails>[3] &
    Parameters<typeof approveConsent>[3] &
    Parameters<typeof requestConsent>[2],
): Promise<string> {
  const at = new Date(Date.now() + AHEAD_MS);
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
  const { id, sheetSecret } = await requestConsent(
    assertion,
    { categoryId: [99, 904], digest: "" },
    deps,
    at,
  );
  const session = await openSheetSession(id, sheetSecret, deps, at);
  await consentDetails(id, session, "zh-CN", deps, at);
  return approveConsent(id, session, "246810", deps, at);
}
