/** What is counted of calls and consents, and who is told of it. */
import { randomBytes } from "node:crypto";
import { type Member, setQuota, suspendAccess } from "@shiming/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiPlatform, startApiPlatform } from "./support/api-platform.ts";
import { testKeys } from "./support/keys.ts";
import { OPERATOR } from "./support/operator.ts";
import {
  approve,
  askConsent,
  authorize,
  deny,
  exchange,
  fetchToken,
  openMyAuthorizations,
  openSheet,
  realnameInfoFields,
} from "./support/protocol.ts";
import { addApp, type TestApp } from "./support/world.ts";

interface Provider {
  readonly app: TestApp;
  readonly viewer: Member;
}

let platform: ApiPlatform;
let own: Provider;
let other: Provider;
beforeAll(async () => {
  platform = await startApiPlatform();
  own = await addProvider("914403001922038216");
  other = await addProvider("91350100M000100Y43");
});
afterAll(() => platform.close());

async function addProvider(socialCreditCode: string): Promise<Provider> {
  const organisationId = await platform.addOrganisation(socialCreditCode);
  const app = await addApp(platform.stores, platform.now());
  await platform.stores.miniPrograms.change(app.appid, (now) => {
    if (!now) throw new Error("the mini program is gone");
    return { next: { ...now, organisationId }, events: [] };
  });
  return { app, viewer: await platform.admit(`viewer of ${organisationId}`, organisationId, "viewer") };
}

const usageFor = (who: Parameters<ApiPlatform["callAs"]>[0], query = "") =>
  platform.callAs(who, "GET", `/usage${query}`);

/** Calls that end in four ways, and one that came with a token of nobody. */
async function callInManyWays(app: TestApp): Promise<number[]> {
  const change = { ...platform.stores, keys: testKeys, random: randomBytes };
  const [accessToken, person] = [await fetchToken(platform, app), await platform.addPerson()];
  const fields = realnameInfoFields(platform, await authorize(platform, person, { app }));
  const codes: number[] = [];
  const call = async (token: string, body: object) =>
    codes.push((await exchange(platform, token, body)).json.errcode);
  await call(accessToken, fields);
  await call(accessToken, { ...fields, sign: "AAAA" });
  await call("x".repeat(64), fields);
  await suspendAccess(app.appid, "投诉核查", OPERATOR, change, platform.now());
  await call(accessToken, fields);
  await setQuota(app.appid, { perMinute: 3, perDay: 100 }, OPERATOR, change, platform.now());
  await call(accessToken, fields);
  return codes;
}

describe("the usage of a mini program", () => {
  it("has its calls by code, with what each means and who mends it, and the person's decisions", async () => {
    const start = `${platform.now().toISOString().slice(0, 13)}:00:00.000Z`;
    expect(await callInManyWays(own.app)).toEqual([0, 94003, 40001, 94006, 45011]);
    const ask = () => usageFor(own.viewer, `?by=hour&appid=${own.app.appid}`);
    // An answer is counted when it has left.
    await expect.poll(async () => (await ask()).json.calls.length).toBe(4);
    const { status, json } = await ask();
    expect([status, json.by]).toEqual([200, "hour"]);
    const when = { start, appid: own.app.appid };
    expect(json.calls).toEqual(
      [0, 45011, 94003, 94006].map((code) => ({ ...when, call: "getrealnameinfo", code, times: 1 })),
    );
    expect(json.sums).toEqual([{ ...when, calls: 4, failed: 3, of_quota: 4 }]);
    expect(json.consents).toEqual(["approved", "requested"].map((step) => ({ ...when, step, times: 1 })));
    expect(json.apps).toMatchObject([{ appid: own.app.appid, quota: { per_minute: 3, per_day: 100 } }]);
    expect(
      json.codes.map(({ code, mended_by }: { code: number; mended_by: string }) => [code, mended_by]),
    ).toEqual([
      [45011, "approval"],
      [94003, "program"],
      [94006, "approval"],
    ]);
    expect(json.codes[0]).toMatchObject({ errmsg: "api minute-quota reach limit" });
  });

  it("counts who was asked, gave, refused and withdrew", async () => {
    const { app, viewer } = other;
    const person = await platform.addPerson();
    await deny(await openSheet(platform, await askConsent(platform, person, { app })));
    const given = await openSheet(platform, await askConsent(platform, person, { app }));
    await approve(given);
    await (await openMyAuthorizations(platform, person)).withdraw(given.id);
    const { json } = await usageFor(viewer);
    const steps = json.consents.map(({ step, times }: { step: string; times: number }) => [step, times]);
    expect(steps).toEqual([
      ["approved", 1],
      ["denied", 1],
      ["requested", 2],
      ["withdrawn", 1],
    ]);
  });

  it("is for its own organisation, and for all of the staff", async () => {
    const appidsFor = async (who: Parameters<typeof usageFor>[0]) =>
      (await usageFor(who)).json.apps.map(({ appid }: TestApp) => appid);
    expect(await appidsFor(other.viewer)).toEqual([other.app.appid]);
    const auditor = await platform.employ("auditor", ["auditor"]);
    expect(await appidsFor(auditor)).toEqual(expect.arrayContaining([own.app.appid, other.app.appid]));
    const strange = await usageFor(other.viewer, `?appid=${own.app.appid}`);
    const missing = await usageFor(other.viewer, "?appid=wx0000000000000000");
    expect([strange.status, missing.status]).toEqual([404, 404]);
    expect(JSON.stringify(strange.json).replaceAll(own.app.appid, "")).toBe(
      JSON.stringify(missing.json).replaceAll("wx0000000000000000", ""),
    );
  });

  it("is one sum for all of them, if that is asked", async () => {
    const auditor = await platform.employ("auditor", ["auditor"]);
    const { json } = await usageFor(auditor, "?together=true");
    expect(json.sums).toMatchObject([{ appid: null, calls: 4, failed: 3 }]);
  });

  it("has a beginning before its end", async () => {
    const { status, json } = await usageFor(own.viewer, "?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z");
    expect([status, json.failure]).toEqual([422, "value_invalid"]);
  });

  it("goes into a spreadsheet, in which nothing runs", async () => {
    await platform.stores.miniPrograms.change(own.app.appid, (now) => {
      if (!now) throw new Error("the mini program is gone");
      return { next: { ...now, name: "=1+1" }, events: [] };
    });
    const { json } = await platform.callAs(own.viewer, "GET", "/usage/csv?by=hour");
    const day = platform.now().toISOString().slice(0, 10);
    expect(json.name).toBe(`usage-${day}.csv`);
    expect(json.content.split("\r\n")).toEqual([
      "date,hour,appid,name,what,code,errmsg,mended_by,times,quota_per_day",
      `${day},10:00,${own.app.appid},'=1+1,getrealnameinfo,0,ok,,1,100`,
      `${day},10:00,${own.app.appid},'=1+1,getrealnameinfo,45011,api minute-quota reach limit,approval,1,100`,
      `${day},10:00,${own.app.appid},'=1+1,getrealnameinfo,94003,invalid sign,program,1,100`,
      `${day},10:00,${own.app.appid},'=1+1,getrealnameinfo,94006,appid unauthorized,approval,1,100`,
      `${day},10:00,${own.app.appid},'=1+1,consent,approved,,,1,100`,
      `${day},10:00,${own.app.appid},'=1+1,consent,requested,,,1,100`,
      "",
    ]);
  });
});
