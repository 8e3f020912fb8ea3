import { randomBytes } from "node:crypto";
import { approveAccess, endAccess, setBinding, setQuota } from "@shiming/core";
import type { Errcode } from "@shiming/wire";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Received, send } from "./support/http.ts";
import { testKeys } from "./support/keys.ts";
import { merchant, signatureOf } from "./support/merchants.ts";
import { nobody } from "./support/nobody.ts";
import { OPERATOR } from "./support/operator.ts";
import { identity } from "./support/persons.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import { authorize, fetchToken } from "./support/protocol.ts";
import { addApp, type TestApp, uses } from "./support/world.ts";

/** A request and the state it meets, each part of which can be at fault by itself. */
interface Situation {
  readonly method: string;
  readonly accessToken: string | undefined;
  readonly quota: { readonly perMinute: number; readonly perDay: number };
  readonly padding: number;
  readonly certSerialNo: string | undefined;
  readonly timestamp: number;
  readonly mchId: string;
  readonly isSignedRight: boolean;
  readonly isApproved: boolean;
  readonly isBound: boolean;
  readonly authToken: string | undefined;
  readonly hasPaymentAccount: boolean;
  readonly hasIdentity: boolean;
}

let platform: TestPlatform;
let app: TestApp;
let userId: string;
let rightAccessToken: string;
let rightAuthToken: string;
const now = () => Math.floor(platform.now().getTime() / 1000);
const plenty = 1_000_000;

const right = (): Situation => ({
  method: "POST",
  accessToken: rightAccessToken,
  quota: { perMinute: plenty, perDay: plenty },
  padding: 0,
  certSerialNo: merchant.certSerialNo,
  timestamp: now(),
  mchId: merchant.mchId,
  isSignedRight: true,
  isApproved: true,
  isBound: true,
  authToken: rightAuthToken,
  hasPaymentAccount: true,
  hasIdentity: true,
});

type Fault = readonly [code: Errcode, what: string, part: () => Partial<Situation>];

/** In the order of contract §5. */
const faults: Fault[] = [
  [43002, "wrong method", () => ({ method: "PUT" })],
  [41001, "no access token", () => ({ accessToken: undefined })],
  [40001, "unknown access token", () => ({ accessToken: "x".repeat(64) })],
  [45009, "over the day's quota", () => ({ quota: { perMinute: plenty, perDay: 0 } })],
  [45011, "over the minute's quota", () => ({ quota: { perMinute: 0, perDay: plenty } })],
  [45002, "body too large", () => ({ padding: 16_384 })],
  [94001, "no cert_serialno", () => ({ certSerialNo: undefined })],
  [94009, "malformed cert_serialno", () => ({ certSerialNo: "1" })],
  [94008, "malformed timestamp", () => ({ timestamp: -1 })],
  [94011, "old timestamp", () => ({ timestamp: now() - 301 })],
  [94010, "unknown mch_id", () => ({ mchId: "77777777" })],
  [94009, "unknown certificate", () => ({ certSerialNo: "F".repeat(40) })],
  [94003, "wrong signature", () => ({ isSignedRight: false })],
  [94006, "no access", () => ({ isApproved: false })],
  [94007, "no binding", () => ({ isBound: false })],
  [94005, "no auth_token", () => ({ authToken: undefined })],
  [94002, "no payment account", () => ({ hasPaymentAccount: false })],
  [94004, "no identity", () => ({ hasIdentity: false })],
];

beforeAll(async () => {
  platform = await startPlatform();
  app = await addApp(platform.stores, platform.now());
  userId = await platform.addPerson();
  rightAccessToken = await fetchToken(platform, app);
  rightAuthToken = await authorize(platform, userId, { app });
});
afterAll(() => platform.close());

async function bringAbout(situation: Situation): Promise<void> {
  const [deps, at] = [{ ...platform.stores, ...nobody, keys: testKeys, random: randomBytes }, platform.now()];
  await setQuota(app.appid, situation.quota, OPERATOR, deps, at);
  if (situation.isApproved) await approveAccess(app.appid, uses, OPERATOR, deps, at);
  else await endAccess(app.appid, OPERATOR, deps, at);
  if ((await deps.miniPrograms.isBound(app.appid, merchant.mchId)) !== situation.isBound) {
    await setBinding(app.appid, merchant.mchId, situation.isBound, OPERATOR, deps, at);
  }
  await platform.changePerson(userId, {
    hasPaymentAccount: situation.hasPaymentAccount,
    identity: situation.hasIdentity ? identity : null,
  });
}

function request(situation: Situation): Promise<Received> {
  const { method, accessToken, certSerialNo, timestamp, mchId, authToken, padding } = situation;
  const message = `cert_serialno=${certSerialNo}&timestamp=${timestamp}${situation.isSignedRight ? "" : "0"}`;
  const sign = signatureOf(message, merchant.privateKey);
  const body = JSON.stringify({
    auth_token: authToken,
    mch_id: mchId,
    cert_serialno: certSerialNo,
    timestamp,
    sign,
  });
  const query = accessToken === undefined ? "" : `?access_token=${accessToken}`;
  const url = `${platform.url}/cgi-bin/wxopen/getrealnameinfo${query}`;
  return send(url, { method, body: body + " ".repeat(padding) });
}

async function codeOf(...found: Fault[]): Promise<number> {
  const parts = found.map(([, , part]) => part());
  const situation: Situation = Object.assign(right(), ...parts);
  await bringAbout(situation);
  return (await request(situation)).json.errcode;
}

/** Two faults of one part exclude each other. */
function areCompatible([, , a]: Fault, [, , b]: Fault): boolean {
  const [partsOfA, partsOfB] = [Object.keys(a()), Object.keys(b())];
  return !partsOfA.some((part) => partsOfB.includes(part));
}

describe("of two faults, the answer names the earlier:", () => {
  const laterThan = (index: number) => faults.slice(index + 1);

  it.each(faults.map((fault, index) => ({ name: `${fault[0]} ${fault[1]}`, fault, index })))(
    "$name, before everything after it",
    async ({ fault, index }) => {
      expect(await codeOf(fault)).toBe(fault[0]);
      for (const later of laterThan(index).filter((other) => areCompatible(fault, other))) {
        expect(await codeOf(fault, later), `${fault[1]}, ${later[1]}`).toBe(fault[0]);
      }
    },
  );

  it("and none of these calls has used the auth_token up", async () => {
    expect(await codeOf()).toBe(0);
  });
});
