import { afterAll, beforeAll, expect, it } from "vitest";
import { openPremises, type Premises, totpOf } from "./support/premises.ts";

let premises: Premises;
beforeAll(async () => {
  premises = await openPremises();
});
afterAll(() => premises.close());

const NEXT_CODE_MS = 30_000;

/** Staff with an authenticator app, signed in. */
async function enrolled(email: string) {
  const person = await premises.person(email);
  await premises.makeStaff(person.id, ["reviewer"]);
  const { json } = await person.browser.post("/two-factor/enable", { password: person.password });
  const uri: string = json.totpURI;
  const recoveryCodes: string[] = json.backupCodes;
  await person.browser.post("/two-factor/verify-totp", { code: totpOf(uri) });
  return { ...person, uri, recoveryCodes };
}

it("staff may do nothing with a password alone, and everything of their roles once a code was right", async () => {
  const person = await premises.person("reviewer@example.com");
  await premises.makeStaff(person.id, ["reviewer", "auditor"]);
  await expect(person.browser.whoIsIt()).rejects.toMatchObject({ failure: "forbidden" });
  const { json } = await person.browser.post("/two-factor/enable", { password: person.password });
  await expect(person.browser.whoIsIt()).rejects.toMatchObject({ failure: "forbidden" });
  expect((await person.browser.post("/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
  await expect(person.browser.whoIsIt()).rejects.toMatchObject({ failure: "forbidden" });
  await person.browser.post("/two-factor/verify-totp", { code: totpOf(json.totpURI) });
  expect(await person.browser.whoIsIt()).toEqual({
    kind: "staff",
    id: person.id,
    roles: ["reviewer", "auditor"],
  });
});

it("from then on a password opens no session, and the session comes with the code", async () => {
  const { email, password, uri, id } = await enrolled("coded@example.com");
  const browser = premises.browser();
  const { json } = await browser.post("/sign-in/email", { email, password });
  expect(json).toMatchObject({ twoFactorRedirect: true, twoFactorMethods: ["totp"] });
  expect(await browser.whoIsIt()).toBeUndefined();
  expect((await browser.get("/get-session")).json).toBeUndefined();
  const code = totpOf(uri, Date.now() + NEXT_CODE_MS);
  await browser.post("/two-factor/verify-totp", { code, trustDevice: true });
  expect(await browser.whoIsIt()).toMatchObject({ kind: "staff", id });
});

it("a code works once: neither whoever saw it at its set-up nor whoever saw it at a sign-in uses it again", async () => {
  const { email, password, uri } = await enrolled("overlooked@example.com");
  const next = totpOf(uri, Date.now() + NEXT_CODE_MS);
  const answers = [];
  for (const code of [totpOf(uri), next, next]) {
    const browser = premises.browser();
    await browser.post("/sign-in/email", { email, password });
    const { status, json } = await browser.post("/two-factor/verify-totp", { code });
    answers.push([status, json.code, (await browser.whoIsIt())?.kind]);
  }
  expect(answers).toEqual([
    [401, "CODE_USED", undefined],
    [200, undefined, "staff"],
    [401, "CODE_USED", undefined],
  ]);
});

it("no device is trusted for the next time", async () => {
  const { email, password, uri } = await enrolled("trusting@example.com");
  const browser = premises.browser();
  await browser.post("/sign-in/email", { email, password });
  const code = totpOf(uri, Date.now() + NEXT_CODE_MS);
  expect((await browser.post("/two-factor/verify-totp", { code, trustDevice: true })).status).toBe(200);
  await browser.post("/sign-out");
  expect((await browser.post("/sign-in/email", { email, password })).json.twoFactorRedirect).toBe(true);
});

it("a recovery code opens a session, once", async () => {
  const { email, password, recoveryCodes, id } = await enrolled("recovering@example.com");
  expect(recoveryCodes).toHaveLength(10);
  const [code = ""] = recoveryCodes;
  const browser = premises.browser();
  await browser.post("/sign-in/email", { email, password });
  expect((await browser.post("/two-factor/verify-backup-code", { code })).status).toBe(200);
  expect(await browser.whoIsIt()).toMatchObject({ kind: "staff", id });
  const other = premises.browser();
  await other.post("/sign-in/email", { email, password });
  expect((await other.post("/two-factor/verify-backup-code", { code })).status).toBe(401);
  expect(await other.whoIsIt()).toBeUndefined();
});

it("ten wrong codes lock the second factor, over several sign-ins", async () => {
  const { email, password, uri } = await enrolled("guessed@example.com");
  const statuses: number[] = [];
  for (let times = 0; times < 12; times += 1) {
    const browser = premises.browser();
    await browser.post("/sign-in/email", { email, password });
    statuses.push((await browser.post("/two-factor/verify-totp", { code: "000000" })).status);
  }
  expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
  expect(statuses.slice(10)).toEqual([429, 429]);
  const browser = premises.browser();
  await browser.post("/sign-in/email", { email, password });
  const right = await browser.post("/two-factor/verify-totp", {
    code: totpOf(uri, Date.now() + NEXT_CODE_MS),
  });
  expect(right.status).toBe(429);
});

it("turning the second factor off leaves staff without an operation", async () => {
  const { browser, password } = await enrolled("careless@example.com");
  expect((await browser.post("/two-factor/disable", { password })).status).toBe(200);
  await expect(browser.whoIsIt()).rejects.toMatchObject({ failure: "forbidden" });
});

it("a member of nothing but themselves needs none, and is asked for it once there is one", async () => {
  const { browser, id, email, password } = await premises.person("plain@example.com");
  expect(await browser.whoIsIt()).toMatchObject({ kind: "member", id });
  const before = premises.browser();
  await before.post("/sign-in/email", { email, password });
  const { json } = await browser.post("/two-factor/enable", { password });
  await browser.post("/two-factor/verify-totp", { code: totpOf(json.totpURI) });
  expect(await browser.whoIsIt()).toMatchObject({ kind: "member", id });
  await expect(before.whoIsIt()).rejects.toMatchObject({ failure: "forbidden" });
});
