/** The target as its `sandbox.json` describes it: where it is, and who is known to it. */
import { createPrivateKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Text } from "./text.ts";

export interface TargetApp {
  readonly appid: string;
  readonly secret: string;
  readonly mchId: string | undefined;
  readonly categoryIds: readonly (readonly number[])[];
  readonly isApproved: boolean;
  /** Whether it was approved for verification (§9). */
  readonly verifies: boolean;
  /** What its first category is approved for, where that is not just name and number (§10). */
  readonly items?: readonly AskedItem[];
}

export interface AskedItem {
  readonly item: string;
  readonly required: boolean;
}

/** A mini program whose quota may be used up: no case but those of quotas calls as it. */
export interface LimitedApp extends TargetApp {
  readonly quota: { readonly perMinute?: number; readonly perDay?: number };
}

export interface TargetMerchant {
  readonly mchId: string;
  readonly certSerialNo: string;
  readonly privateKey: KeyObject;
  readonly privateKeyFile: string;
  readonly certificateFile: string;
}

export interface TargetUser {
  readonly userId: string;
  readonly payPassword: string;
  readonly realName: string;
  readonly credentialId: string;
}

/** Why a user can consent to nothing, as `persona` says it. */
export type Obstacle = "no identity card" | "without payment account" | "account locked";

export interface Target {
  readonly baseUrl: string;
  readonly host: { readonly issuer: string; readonly kid: string; readonly privateKey: KeyObject };
  readonly apps: readonly TargetApp[];
  readonly limitedApps: readonly LimitedApp[];
  readonly merchants: readonly TargetMerchant[];
  /** Those who can consent. */
  readonly persons: readonly TargetUser[];
  readonly hindered: Readonly<Record<Obstacle, readonly TargetUser[]>>;
  /** An approved mini program, the merchant it is bound to, and a person: nothing can be tried without them. */
  readonly app: TargetApp;
  readonly merchant: TargetMerchant;
  readonly person: TargetUser;
  /** Another person with a plain name, for whatever would be disturbed by other consents of the same one. */
  readonly personApart: TargetUser | undefined;
}

/** `sandbox.json` cannot be used; the message says what is missing, and `text` says it in both languages. */
export class TargetError extends Error {
  override readonly name = "TargetError";
  readonly text: Text;

  constructor(text: TargetError["text"]) {
    super(text.en);
    this.text = text;
  }
}

type Members = Readonly<Record<string, unknown>>;

/** @throws TargetError */
export function readTarget(file: string): Target {
  const members = parse(file);
  const near = (path: string) => resolve(dirname(file), path);
  const everyApp = listOf(members, "apps").map((app) => ({ ...appOf(app), quota: quotaOf(app) }));
  const apps = everyApp.filter(({ quota }) => quota === undefined);
  const limitedApps = everyApp.flatMap(({ quota, ...app }) => (quota === undefined ? [] : { ...app, quota }));
  const merchants = listOf(members, "merchants").map((merchant) => merchantOf(merchant, near));
  const users = listOf(members, "users").map((user) => ({ user: userOf(user), obstacle: obstacleOf(user) }));
  const hinderedBy = (obstacle: Obstacle | undefined) =>
    users.filter((each) => each.obstacle === obstacle).map(({ user }) => user);

  const app = apps.find(
    (each) => each.isApproved && !each.items && merchants.some(({ mchId }) => mchId === each.mchId),
  );
  const merchant = merchants.find(({ mchId }) => mchId === app?.mchId);
  const persons = hinderedBy(undefined);
  const plain = persons.filter(({ realName, credentialId }) => isPlain(realName) && /\d$/.test(credentialId));
  const [person = persons[0], personApart] = plain;
  if (!app || !merchant)
    throw new TargetError({
      en: "apps names none that is approved and bound to a merchant.",
      zh: "apps 中没有既获准、又绑定了商户的小程序。",
    });
  if (!person)
    throw new TargetError({
      en: "users names nobody with an ID card who can consent.",
      zh: "users 中没有人持有居民身份证并能够同意。",
    });
  return {
    baseUrl: textOf(members, "base_url").replace(/\/$/, ""),
    host: hostOf(objectOf(members.host, "host"), near),
    ...{ apps, limitedApps, merchants, persons },
    hindered: {
      "no identity card": hinderedBy("no identity card"),
      "without payment account": hinderedBy("without payment account"),
      "account locked": hinderedBy("account locked"),
    },
    ...{ app, merchant, person, personApart },
  };
}

const isPlain = (name: string) => /^[\u4e00-\u9fa5]{2,3}$/.test(name);

function parse(file: string): Members {
  try {
    // An editor may have put a byte order mark before it.
    return objectOf(JSON.parse(readFileSync(file, "utf8").replace(/^\ufeff/u, "")), "the file");
  } catch (error) {
    if (error instanceof TargetError) throw error;
    throw new TargetError({ en: "it cannot be read, or is no JSON.", zh: "无法读取，或者不是 JSON。" });
  }
}

function appOf(app: Members): TargetApp {
  const { mch_id: mchId, category_ids: categoryIds, items } = app;
  return {
    appid: textOf(app, "appid"),
    secret: textOf(app, "secret"),
    mchId: typeof mchId === "string" ? mchId : undefined,
    categoryIds: Array.isArray(categoryIds) ? categoryIds : [],
    isApproved: app.access === "approved",
    verifies: app.verification === true,
    ...(Array.isArray(items) && { items: items.map(askedItemOf) }),
  };
}

function askedItemOf(value: unknown): AskedItem {
  const item = objectOf(value, "every item of items");
  return { item: textOf(item, "item"), required: item.required === true };
}

function quotaOf({ quota }: Members): LimitedApp["quota"] | undefined {
  if (quota === undefined) return undefined;
  const { per_minute: perMinute, per_day: perDay } = objectOf(quota, "quota");
  return {
    ...(typeof perMinute === "number" ? { perMinute } : {}),
    ...(typeof perDay === "number" ? { perDay } : {}),
  };
}

function merchantOf(merchant: Members, near: (path: string) => string): TargetMerchant {
  const privateKeyFile = near(textOf(merchant, "private_key_file"));
  return {
    mchId: textOf(merchant, "mch_id"),
    certSerialNo: textOf(merchant, "cert_serialno"),
    privateKey: readKey(privateKeyFile),
    privateKeyFile,
    certificateFile: near(textOf(merchant, "certificate_file")),
  };
}

function userOf(user: Members): TargetUser {
  const { real_name: realName, credential_id: credentialId } = user;
  return {
    userId: textOf(user, "user_id"),
    payPassword: textOf(user, "pay_password"),
    realName: typeof realName === "string" ? realName : "",
    credentialId: typeof credentialId === "string" ? credentialId : "",
  };
}

function obstacleOf({ persona, credential_id: credentialId }: Members): Obstacle | undefined {
  const said = typeof persona === "string" ? persona : "";
  if (said.includes("without payment account")) return "without payment account";
  if (said.includes("account locked")) return "account locked";
  return typeof credentialId === "string" && /^\d{17}[\dX]$/.test(credentialId)
    ? undefined
    : "no identity card";
}

function hostOf(host: Members, near: (path: string) => string): Target["host"] {
  return {
    issuer: textOf(host, "issuer"),
    kid: textOf(host, "kid"),
    privateKey: readKey(near(textOf(host, "private_key_file"))),
  };
}

function readKey(file: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(file));
  } catch {
    throw new TargetError({ en: `${file} is no private key in PEM.`, zh: `${file} 不是 PEM 格式的私钥。` });
  }
}

function objectOf(value: unknown, what: string): Members {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new TargetError({ en: `${what} must be an object.`, zh: `${what} 应为对象。` });
}

function listOf(members: Members, name: string): Members[] {
  const list = members[name];
  if (!Array.isArray(list))
    throw new TargetError({ en: `${name} must be a list.`, zh: `${name} 应为列表。` });
  return list.map((item) => objectOf(item, `every item of ${name}`));
}

function textOf(members: Members, name: string): string {
  const text = members[name];
  if (typeof text === "string" && text !== "") return text;
  throw new TargetError({ en: `${name} must be a text.`, zh: `${name} 应为文本。` });
}
