/** What the operator of the test platform has set up, through the same use cases as any operator. */

import { randomBytes } from "node:crypto";
import {
  type ApprovedUse,
  addTrustedAuthority,
  approveAccess,
  type Category,
  createMerchant,
  createMiniProgram,
  endAccess,
  type KeyEncryptionKeys,
  registerCertificate,
  registerHostKey,
  type Stores,
  setBinding,
  suspendAccess,
} from "@shiming/core";
import type { PlatformParts } from "@shiming/platform";
import { host, otherHost } from "./hosts.ts";
import { testKeys } from "./keys.ts";
import { largeMerchant, merchant, strangeMerchant, type TestMerchant } from "./merchants.ts";
import { nobody } from "./nobody.ts";
import { OPERATOR } from "./operator.ts";

export interface TestApp {
  readonly appid: string;
  readonly secret: string;
}

export interface World {
  /** Approved for two categories, bound to `merchant` and `largeMerchant`. */
  readonly app: TestApp;
  /** As `app`, another one. */
  readonly otherApp: TestApp;
  readonly notApproved: TestApp;
  readonly suspended: TestApp;
  readonly ended: TestApp;
  /** Approved, bound to nobody. */
  readonly unbound: TestApp;
}

const medicine: Category = {
  first: { id: 99, name: "医疗" },
  second: { id: 904, name: "公立医疗机构" },
};
const college: Category = {
  first: { id: 3, name: "教育" },
  second: { id: 4, name: "学历教育" },
  third: { id: 5, name: "高等" },
};
/** Of the mini program, but not for real names. */
const notes: Category = { first: { id: 1, name: "工具" }, second: { id: 2, name: "备忘录" } };

const useOf = (category: Category, purpose: string): ApprovedUse => ({
  category,
  purpose,
  legalBasis: "《医疗机构管理条例》",
  retention: "业务办结后 30 日",
});
export const uses = [useOf(medicine, "预约挂号"), useOf(college, "学籍核验")];

/** Whose platform it is. */
export const operator = {
  name: "示例钱包",
  contact: "0000-95000",
  privacyUrl: "https://wallet.example/privacy",
} satisfies PlatformParts["operator"];

/** @param keys what it seals with: those of the platform that is to read it */
export async function createWorld(
  stores: Stores,
  at: Date,
  keys: KeyEncryptionKeys = testKeys,
): Promise<World> {
  for (const { issuer, kid, publicKeyPem } of [host, otherHost]) {
    await registerHostKey({ issuer, kid, publicKeyPem, isNew: true }, OPERATOR, stores, at);
  }
  for (const each of [merchant, largeMerchant, strangeMerchant]) await addMerchant(stores, each, at);
  const deps = { ...stores, keys, random: randomBytes };
  const app = await addApp(stores, at, { keys });
  const otherApp = await addApp(stores, at, { keys });
  const notApproved = await addApp(stores, at, { keys, approved: false });
  const suspended = await addApp(stores, at, { keys });
  await suspendAccess(suspended.appid, "复核", OPERATOR, deps, at);
  const ended = await addApp(stores, at, { keys });
  await endAccess(ended.appid, OPERATOR, deps, at);
  const unbound = await addApp(stores, at, { keys, bound: false });
  return { app, otherApp, notApproved, suspended, ended, unbound };
}

async function addMerchant(stores: Stores, { mchId, certificatePem }: TestMerchant, at: Date): Promise<void> {
  await createMerchant({ mchId, legalName: `商户 ${mchId}` }, OPERATOR, stores, at);
  await addTrustedAuthority(certificatePem, OPERATOR, stores, at);
  const wish = { mchId, certificate: certificatePem };
  await registerCertificate(wish, OPERATOR, { ...stores, readRevocationList: readNothing }, at);
}

/** The authority of these certificates publishes no list, so none is ever read. */
function readNothing(): never {
  throw new Error("there is no list of revoked certificates to read");
}

/** A mini program of its own, for a test that changes it. */
export async function addApp(
  stores: Stores,
  at: Date,
  {
    approved = true,
    bound = true,
    quota = { perMinute: 1_000_000, perDay: 1_000_000 },
    keys = testKeys as KeyEncryptionKeys,
  } = {},
): Promise<TestApp> {
  const deps = { ...stores, ...nobody, keys, random: randomBytes };
  const serviceProvider = { legalName: "某市人民医院", contact: "12345" };
  const { appid, secret } = await createMiniProgram(
    {
      name: "挂号",
      serviceProvider,
      categories: [medicine, college, notes],
      quota,
    },
    OPERATOR,
    deps,
    at,
  );
  if (approved) await approveAccess(appid, uses, OPERATOR, deps, at);
  for (const { mchId } of bound ? [merchant, largeMerchant] : []) {
    await setBinding(appid, mchId, true, OPERATOR, deps, at);
  }
  return { appid, secret: secret.reveal() };
}
