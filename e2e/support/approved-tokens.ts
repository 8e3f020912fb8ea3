/** Consents that were approved before the platform opened its data: many tokens for one that is about to be killed. */

import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import {
  approveConsent,
  consentDetails,
  createStoredIdentitySource,
  hostKeyDigest,
  openSheetSession,
  type PaymentPasswordVerifier,
  requestConsent,
  setQuota,
} from "@shiming/core";
import { openSqliteStores } from "@shiming/store/sqlite";
import { loadPlatformKeys } from "../../apps/cli/src/server/platform-keys.ts";
import { OPERATOR } from "./operator.ts";
import { readSandbox } from "./shiming.ts";
import { operator } from "./world.ts";

export interface ApprovedToken {
  /** Names the consent in the audit. */
  readonly consentId: string;
  readonly authToken: string;
}

/** The password is taken on trust: an argon2 hash for each token would take minutes. */
const passwords: PaymentPasswordVerifier = {
  lockedUntil: async () => undefined,
  triesLeft: async () => 5,
  verify: async () => ({ verdict: "right" }),
};

const BATCH = 500;
const UNLIMITED = { perMinute: 1e9, perDay: 1e9 };
/** Approved by a clock that is as far ahead as clocks may be: a slow machine may take longer than a token lives. */
const AHEAD_MS = 25_000;

/** Approves so many consents of the user for the first mini program of a sandbox that does not run. */
export async function approveTokens(data: string, userId: string, count: number): Promise<ApprovedToken[]> {
  const { host, apps } = readSandbox(data);
  const [app] = apps;
  if (!app) throw new Error("the sandbox has no mini program");
  const keys = (await loadPlatformKeys(join(data, "keys"), data)).keyEncryptionKeys;
  const stores = await openSqliteStores(data);
  const identities = createStoredIdentitySource({ accounts: stores.accounts, keys });
  const deps = { ...stores, identities, passwords, keys, random: randomBytes, operator };

  const [key] = (await stores.hosts.find(host.issuer))?.keys ?? [];
  if (!key) throw new Error("the host of the sandbox has no key");
  const hostKey = hostKeyDigest(key);

  const approveToken = async (): Promise<ApprovedToken> => {
    const at = new Date(Date.now() + AHEAD_MS);
    const client = { clientOs: "ios", clientVersion: "8.0.50" };
    const assertion = { issuer: host.issuer, hostKey, userId, appid: app.appid, ...client };
    const { id, sheetSecret } = await requestConsent(
      { ...assertion, jti: randomUUID(), issuedAt: at, expiresAt: at },
      { kind: "realname", categoryId: app.category_ids[0], digest: "" },
      deps,
      at,
    );
    const session = await openSheetSession(id, sheetSecret, deps, at);
    await consentDetails(id, session, "zh-CN", deps, at);
    return {
      consentId: id,
      authToken: (await approveConsent(id, session, { payPassword: "000000" }, deps, at)).token,
    };
  };

  try {
    await setQuota(app.appid, UNLIMITED, OPERATOR, deps, new Date());
    const tokens: ApprovedToken[] = [];
    while (tokens.length < count) {
      const length = Math.min(BATCH, count - tokens.length);
      tokens.push(...(await Promise.all(Array.from({ length }, approveToken))));
    }
    return tokens;
  } finally {
    await stores.close();
  }
}
