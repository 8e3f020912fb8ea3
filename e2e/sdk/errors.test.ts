import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import { setBinding, setQuota, suspendAccess } from "@shiming/core";
import type { RealnameClient, RealnameError, RealnameFailure } from "@shiming/sdk";
import { errors } from "@shiming/wire";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRecorder } from "../../packages/sdk/src/testing/recorder.ts";
import { testKeys } from "../support/keys.ts";
import { merchant, strangeMerchant } from "../support/merchants.ts";
import { nobody } from "../support/nobody.ts";
import { OPERATOR } from "../support/operator.ts";
import { startPlatform, type TestPlatform } from "../support/platform.ts";
import { authorize } from "../support/protocol.ts";
import { createClient } from "../support/sdk.ts";
import { addApp } from "../support/world.ts";

let platform: TestPlatform;
let failuresToCome = 0;
beforeAll(async () => {
  platform = await startPlatform({
    replace: (parts) => ({
      ...parts,
      identities: {
        async find(account) {
          if (failuresToCome > 0) {
            failuresToCome -= 1;
            throw new Error("down");
          }
          return parts.identities.find(account);
        },
      },
    }),
  });
});
afterAll(() => platform.close());

const change = () => ({ ...platform.stores, ...nobody, keys: testKeys, random: randomBytes });
const newToken = async (options: Parameters<typeof authorize>[2] = {}) =>
  authorize(platform, await platform.addPerson(), options);

/** A mini program of its own, with a consent; then it is changed. */
async function callAfter(changeApp: (appid: string) => Promise<unknown>): Promise<unknown> {
  const app = await addApp(platform.stores, platform.now());
  const authToken = await newToken({ app });
  await changeApp(app.appid);
  return createClient(platform, {}, { app }).getRealnameInfo(authToken);
}

async function callOverQuota(quota: { perMinute: number; perDay: number }): Promise<unknown> {
  const app = await addApp(platform.stores, platform.now());
  await setQuota(app.appid, quota, OPERATOR, change(), platform.now());
  const client = createClient(platform, {}, { app });
  await client.getRealnameInfo("unknown").catch(() => {});
  return client.getRealnameInfo("unknown");
}

async function callAfterPerson(after: Parameters<TestPlatform["changePerson"]>[1]): Promise<unknown> {
  const userId = await platform.addPerson();
  const authToken = await authorize(platform, userId);
  await platform.changePerson(userId, after);
  return createClient(platform).getRealnameInfo(authToken);
}

async function callTwice(client: RealnameClient): Promise<unknown> {
  const authToken = await newToken();
  await client.getRealnameInfo(authToken);
  platform.advance(1_000);
  return client.getRealnameInfo(authToken);
}

type Case = readonly [
  errcode: keyof typeof errors,
  code: RealnameFailure,
  when: string,
  call: () => Promise<unknown>,
];

const unknownSerial = { certificate: undefined, certSerialNo: "F".repeat(40) };

const cases: Case[] = [
  [
    40013,
    "appid_invalid",
    "the appid is unknown",
    () => createClient(platform, { appid: "wx0000000000000000" }).getCategories(),
  ],
  [
    40125,
    "secret_invalid",
    "the secret is wrong",
    () => createClient(platform, { secret: "another-secret" }).getCategories(),
  ],
  [
    45009,
    "daily_quota_exceeded",
    "the day's quota is used up",
    () => callOverQuota({ perMinute: 9, perDay: 1 }),
  ],
  [
    45011,
    "minute_quota_exceeded",
    "the minute's quota is used up",
    () => callOverQuota({ perMinute: 1, perDay: 9 }),
  ],
  [
    45002,
    "body_too_large",
    "something else was taken for an auth_token",
    () => createClient(platform).getRealnameInfo("x".repeat(20_000)),
  ],
  [
    94002,
    "no_payment_account",
    "the payment account was closed after consent",
    () => callAfterPerson({ hasPaymentAccount: false }),
  ],
  [
    94003,
    "sign_invalid",
    "the key is not that of the serial number",
    async () =>
      createClient(
        platform,
        { certificate: undefined, certSerialNo: merchant.certSerialNo, mchId: merchant.mchId },
        { by: strangeMerchant },
      ).getRealnameInfo(await newToken()),
  ],
  [
    94004,
    "no_realname_info",
    "the identity was taken away after consent",
    () => callAfterPerson({ identity: null }),
  ],
  [
    94005,
    "auth_token_invalid",
    "the token is unknown",
    () => createClient(platform).getRealnameInfo("unknown"),
  ],
  [94005, "auth_token_invalid", "the token was used before", () => callTwice(createClient(platform))],
  [
    94006,
    "access_not_approved",
    "access was suspended",
    () => callAfter((appid) => suspendAccess(appid, "复核", OPERATOR, change(), platform.now())),
  ],
  [
    94007,
    "merchant_not_bound",
    "the binding was taken back",
    () => callAfter((appid) => setBinding(appid, merchant.mchId, false, OPERATOR, change(), platform.now())),
  ],
  [
    94009,
    "certificate_unusable",
    "the serial number is unknown",
    () => createClient(platform, unknownSerial).getRealnameInfo("unknown"),
  ],
  [
    94010,
    "mch_id_invalid",
    "the merchant number is unknown",
    () => createClient(platform, { mchId: "77777777" }).getRealnameInfo("unknown"),
  ],
  [94011, "timestamp_expired", "the clock is five minutes late", () => callWithClock(-301_000)],
  [94011, "timestamp_expired", "the clock is five minutes early", () => callWithClock(301_000)],
];

async function callWithClock(offsetMs: number): Promise<unknown> {
  const wrong = { ...platform, now: () => new Date(platform.now().getTime() + offsetMs) };
  return createClient(wrong).getRealnameInfo(await newToken());
}

describe("getRealnameInfo and getCategories tell", () => {
  it.each(cases)("%i as %s: %s", async (errcode, code, _when, call) => {
    const error = (await call().catch((caught: unknown) => caught)) as RealnameError;
    const { fault, retryable, advice } = errors[errcode];
    expect(error).toMatchObject({ name: "RealnameError", code, errcode, fault, retryable, hint: advice.en });
    expect(error.in("zh").hint).toBe(advice.zh);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(platform.world.app.secret);
  });
});

describe("a platform that is busy", () => {
  it("is asked again with the same request, until it answers", async () => {
    const client = createClient(platform, { effects: withoutPauses() });
    const authToken = await newToken();
    failuresToCome = 2;
    expect((await client.getRealnameInfo(authToken)).credentialId.reveal()).toMatch(/^\d{17}[\dX]$/);
    expect(failuresToCome).toBe(0);
  });

  it("is told as system_error when it stays so", async () => {
    const { dispatcher, paths } = createRecorder();
    const client = createClient(platform, { effects: withoutPauses(), dispatcher });
    const authToken = await newToken();
    failuresToCome = 100;
    await expect(client.getRealnameInfo(authToken)).rejects.toMatchObject({
      code: "system_error",
      errcode: -1,
      fault: "platform",
      retryable: true,
    });
    failuresToCome = 0;
    expect(paths.filter((path) => path.endsWith("/getrealnameinfo"))).toHaveLength(4);
  });
});

/** Pauses pass at once; what is longer is a time-out, and never comes. */
function withoutPauses() {
  return {
    now: platform.now,
    random: () => 0,
    after(milliseconds: number, call: () => void) {
      if (milliseconds >= 5_000) return () => {};
      const immediate = setImmediate(call);
      return () => clearImmediate(immediate);
    },
  };
}

it.each([undefined, null, "", 7, {}])("%j is no auth_token, and nothing is sent for it", async (token) => {
  const { dispatcher, paths } = createRecorder();
  const client = createClient(platform, { dispatcher });
  await expect(client.getRealnameInfo(token as string)).rejects.toMatchObject({
    code: "auth_token_missing",
    errcode: undefined,
  });
  expect(paths).toEqual([]);
});
