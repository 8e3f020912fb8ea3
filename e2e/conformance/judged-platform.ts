/** A platform on a sandbox's data that may be broken on purpose, by its parts or by what stands in front of it. */

import { createPrivateKey, randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { perform as performOperation } from "@shiming/administration";
import { createCertificateRequest } from "@shiming/ca";
import {
  type CaseResult,
  cases,
  type RunOptions,
  readTarget,
  runCases,
  type Target,
} from "@shiming/conformance";
import { createStoredIdentitySource, createStoredPasswordVerifier } from "@shiming/core";
import { createLog, createPlatform, type PlatformParts } from "@shiming/platform";
import { builtPages } from "@shiming/sheet";
import type { OpenStores } from "@shiming/store";
import { onTestFinished } from "vitest";
import { operationDeps } from "../../apps/cli/src/administration/direct.ts";
import { loadPlatformKeys, type PlatformKeys } from "../../apps/cli/src/server/platform-keys.ts";
import { NOTHING_HASHED, NOTHING_SEALED } from "../support/no-keys.ts";
import { nobody } from "../support/nobody.ts";
import { readSandbox, seededData } from "../support/shiming.ts";
import { openTestStores } from "../support/stores.ts";
import { operator } from "../support/world.ts";
import { type Middleware, startFront } from "./front.ts";

/** What is wrong with a platform. */
export interface Flaw {
  readonly parts?: (parts: PlatformParts) => PlatformParts;
  /** `now` is the platform's time. */
  readonly front?: (target: Target, now: () => Date) => Middleware;
}

export interface JudgedPlatform {
  readonly target: Target;
  now(): Date;
  /** Lets time pass. */
  advance(seconds: number): void;
  /** Puts another front before it. */
  standBehind(front: NonNullable<Flaw["front"]>): void;
}

export async function startJudgedPlatform({ parts = same, front }: Flaw = {}): Promise<JudgedPlatform> {
  const data = seededData();
  const keys = await loadPlatformKeys(join(data, "keys"), data);
  const stores = await openTestStores(data);
  onTestFinished(() => stores.close());
  await furnish(data, stores, keys);

  let ahead = untilMorning();
  const clock = () => new Date(Date.now() + ahead);
  const server = await startFront();
  writeFileSync(join(data, "sandbox.json"), JSON.stringify({ ...readSandbox(data), base_url: server.url }));
  const target = readTarget(join(data, "sandbox.json"));
  const platform = await createPlatform(
    parts({
      stores,
      operator,
      identities: createStoredIdentitySource({ ...stores, keys: keys.keyEncryptionKeys }),
      passwords: createStoredPasswordVerifier({ ...stores, peppers: keys.peppers, random: randomBytes }),
      keys: keys.keyEncryptionKeys,
      clock,
      random: randomBytes,
      pages: await builtPages(),
      log: createLog({ level: "silent" }),
      config: { baseUrl: server.url, sheetUrl: server.url },
    }),
  );
  onTestFinished(() => platform.close());
  const standBehind: JudgedPlatform["standBehind"] = (next) =>
    server.leadTo(platform.url, next(target, clock));
  if (front) standBehind(front);
  else server.leadTo(platform.url);
  const advance = (seconds: number) => {
    ahead += seconds * 1000;
  };
  return { target, now: clock, advance, standBehind };
}

const same = (parts: PlatformParts) => parts;

/** Milliseconds until ten in the morning of tomorrow in Shanghai: no test runs into another day. */
function untilMorning(): number {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  return Date.parse(`${tomorrow}T02:00:00Z`) - Date.now();
}

const SECOND_KEY = fileURLToPath(new URL("../../vectors/keys/rsa-3072.pem", import.meta.url));
const QUOTA = { per_minute: 5, per_day: 30 };

/** What a sandbox does not have: a mini program with a small quota, one with items of its own, and a second certificate of one merchant. */
async function furnish(data: string, stores: OpenStores, keys: PlatformKeys): Promise<void> {
  const deps = operationDeps(stores, keys, {
    people: nobody.people,
    peoplesRecords: NOTHING_SEALED,
    peoplesHashes: NOTHING_HASHED,
    baseUrl: () => "",
  });
  const perform = (name: string, input: unknown) =>
    performOperation(name, input, { kind: "command_line", user: "test" }, deps, new Date());
  const file = readSandbox(data);
  const [merchant] = file.merchants;
  const { mch_id = "" } = merchant ?? {};

  const keyPem = readFileSync(SECOND_KEY, "utf8");
  const csr = await createCertificateRequest(createPrivateKey(keyPem), {
    mchId: mch_id,
    legalName: "商户",
  });
  const issued = Object(await perform("merchants.issue_certificate", { mch_id, csr }));
  writeFileSync(join(data, "second.pem"), keyPem);
  writeFileSync(join(data, "second.crt"), issued.certificate);
  const files = { private_key_file: "second.pem", certificate_file: "second.crt" };
  const second = { mch_id, cert_serialno: issued.cert_serialno, ...files };

  const service_provider = { legal_name: "某市人民医院", contact: "12345" };
  const created = await perform("apps.create", {
    name: "限额",
    service_provider,
    categories: [],
    quota: QUOTA,
  });
  const { appid, secret } = Object(created);
  const limited = { appid, secret, access: "none", quota: QUOTA };
  const items = await approveItems(perform, mch_id);
  const furnished = { ...file, apps: [...file.apps, limited, items], merchants: [...file.merchants, second] };
  writeFileSync(join(data, "sandbox.json"), JSON.stringify(furnished));
}

/** A mini program that is told neither name nor number. */
async function approveItems(perform: (name: string, input: unknown) => Promise<unknown>, mchId: string) {
  const category = { first: { id: 99, name: "政务" }, second: { id: 904, name: "社会保障" } };
  const service_provider = { legal_name: "某市图书馆", contact: "12345" };
  const app = { name: "成人阅览", service_provider, categories: [category] };
  const { appid, secret } = Object(await perform("apps.create", app));
  const items = [
    { item: "masked_name", required: true },
    { item: "masked_credential_id", required: false },
    { item: "age_over_18", required: true },
  ];
  const texts = { purpose: "确认已经成年", legal_basis: "《未成年人保护法》", retention: "确认后删除" };
  await perform("apps.approve", { appid, uses: [{ category, items, ...texts }] });
  await perform("apps.bind", { appid, mch_id: mchId });
  return { appid, secret, mch_id: mchId, category_ids: [[99, 904]], access: "approved", items };
}

/** Judges by the cases of a section whose title begins with a text. */
export function judge(
  { target, now }: JudgedPlatform,
  { section, title = "" }: { readonly section?: number; readonly title?: string } = {},
  options: RunOptions = {},
): Promise<CaseResult[]> {
  const selected = cases.filter(
    (one) => (section === undefined || one.section === section) && one.title.en.startsWith(title),
  );
  return runCases(selected, target, { now, ...options });
}

/** Runs also the cases that wait, without waiting: the platform's clock is moved. */
export function judgeThroughTime(
  platform: JudgedPlatform,
  selection: Parameters<typeof judge>[1] = {},
): Promise<CaseResult[]> {
  const wait = async (seconds: number) => platform.advance(seconds);
  return judge(platform, selection, { concurrency: 1, patienceSeconds: 10_000, wait });
}
