/** What a sandbox shows its developer of the calls of back ends. */
import type { ObservedCall } from "@shiming/platform";
import { expect, it, onTestFinished } from "vitest";
import { send } from "./support/http.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import {
  approve,
  askConsent,
  exchange,
  fetchToken,
  openMyAuthorizations,
  openSheet,
  realnameInfoFields,
} from "./support/protocol.ts";

async function startObserved(): Promise<{ platform: TestPlatform; calls: ObservedCall[] }> {
  const calls: ObservedCall[] = [];
  const platform = await startPlatform({
    replace: (parts) => ({ ...parts, onCall: (call) => calls.push(call) }),
  });
  onTestFinished(() => platform.close());
  return { platform, calls };
}

it("every call of a back end is told with what was on the wire both ways", async () => {
  const { platform, calls } = await startObserved();
  const asked = await askConsent(platform, await platform.addPerson());
  const accessToken = await fetchToken(platform);
  const fields = { ...realnameInfoFields(platform, "no-such-token") };
  const answered = await exchange(platform, accessToken, fields);
  const [consent, token, realname] = calls;
  expect(consent).toMatchObject({ method: "POST", url: "/host/consent-requests", status: 201 });
  expect(consent?.authorization).toMatch(/^Bearer ey/);
  expect(JSON.parse(consent?.body ?? "")).toEqual({ category_id: [99, 904] });
  expect(JSON.parse(consent?.answer ?? "")).toEqual(asked.json);
  expect(token).toMatchObject({ method: "GET", status: 200, body: "", authorization: undefined });
  expect(token?.url).toContain(`secret=${platform.world.app.secret}`);
  expect(JSON.parse(token?.answer ?? "").access_token).toBe(accessToken);
  expect(JSON.parse(realname?.body ?? "")).toEqual(fields);
  expect(realname?.answer).toBe(answered.text);
  expect(realname?.requestId).toBe(answered.headers["x-request-id"]);
  for (const { milliseconds } of calls) expect(milliseconds).toBeGreaterThan(0);
});

it("a call that the platform refuses is told, too, without a body that it did not take", async () => {
  const { platform, calls } = await startObserved();
  await send(`${platform.url}/cgi-bin/token`, { method: "DELETE" });
  await send(`${platform.url}/host/consent-requests`, { method: "POST" });
  const accessToken = await fetchToken(platform);
  await exchange(platform, accessToken, "x".repeat(20_000));
  expect(calls.map(({ method, status }) => [method, status])).toEqual([
    ["DELETE", 200],
    ["POST", 401],
    ["GET", 200],
    ["POST", 200],
  ]);
  expect(JSON.parse(calls[0]?.answer ?? "").errcode).toBe(43001);
  expect(calls.at(-1)).toMatchObject({ body: "", answer: expect.stringContaining("45002") });
});

it("what a person does on the sheet and in my authorizations is never told: there is a password in it", async () => {
  const { platform, calls } = await startObserved();
  const userId = await platform.addPerson();
  const sheet = await openSheet(platform, await askConsent(platform, userId));
  expect((await approve(sheet)).status).toBe(200);
  await openMyAuthorizations(platform, userId);
  await send(`${platform.url}/openapi.json`);
  expect(calls.map(({ url }) => url)).toEqual(["/host/consent-requests", "/host/me-sessions"]);
});

it("a refusal is told with its hint in both languages, of the contract and of the host API alike", async () => {
  const { platform, calls } = await startObserved();
  const userId = await platform.addPerson();
  await send(`${platform.url}/cgi-bin/token?grant_type=none`);
  await askConsent(platform, userId, { categoryId: [1, 2] });
  const [token, consent] = calls;
  expect(token?.hint?.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(JSON.parse(token?.answer ?? "").errmsg).toContain(token?.hint?.en);
  expect(JSON.parse(consent?.answer ?? "").reason).toBe(consent?.hint?.en);
});

it("a call to a path that does not exist is told, with the path that was meant", async () => {
  const { platform, calls } = await startObserved();
  await send(`${platform.url}/cgi-bin/wxopen/getRealnameInfo?access_token=T`, { method: "POST" });
  expect(calls).toMatchObject([
    { method: "POST", status: 404, url: expect.stringContaining("getRealnameInfo") },
  ]);
  expect(calls[0]?.hint?.zh).toContain("/cgi-bin/wxopen/getrealnameinfo");
});
