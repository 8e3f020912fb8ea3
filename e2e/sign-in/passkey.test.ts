import { afterAll, beforeAll, expect, it } from "vitest";
import type { Browser } from "./support/browser.ts";
import { Authenticator } from "./support/passkey.ts";
import { openPremises, type Premises } from "./support/premises.ts";

const ORIGIN = "https://realname.example.com";
let premises: Premises;
beforeAll(async () => {
  premises = await openPremises();
});
afterAll(() => premises.close());

async function register(browser: Browser, authenticator: Authenticator) {
  const { json } = await browser.get("/passkey/generate-register-options");
  if (!json.challenge) return json;
  const response = authenticator.register(json.challenge);
  return browser.post("/passkey/verify-registration", { response, name: "key" });
}

async function signInBy(authenticator: Authenticator) {
  const browser = premises.browser();
  const { json } = await browser.get("/passkey/generate-authenticate-options");
  const response = authenticator.assert(json.challenge);
  const answer = await browser.post("/passkey/verify-authentication", { response });
  return { browser, answer };
}

async function staffWithPasskey(email: string) {
  const person = await premises.person(email);
  await premises.makeStaff(person.id, ["operator"]);
  const authenticator = new Authenticator(ORIGIN);
  expect((await register(person.browser, authenticator)).status).toBe(200);
  return { ...person, authenticator };
}

it("a passkey that asks for a finger is a sign-in with both factors", async () => {
  const { id, authenticator, browser } = await staffWithPasskey("keyed@example.com");
  await expect(browser.whoIsIt()).rejects.toMatchObject({ failure: "forbidden" });
  const signedIn = await signInBy(authenticator);
  expect(signedIn.answer.status).toBe(200);
  expect(await signedIn.browser.whoIsIt()).toMatchObject({ kind: "staff", id, roles: ["operator"] });
});

it("one that asks for nothing is none: whoever finds it could use it", async () => {
  const { authenticator } = await staffWithPasskey("found@example.com");
  authenticator.verifiesUser = false;
  const { answer, browser } = await signInBy(authenticator);
  expect(answer).toMatchObject({ status: 401, json: { code: "USER_NOT_VERIFIED" } });
  expect(await browser.whoIsIt()).toBeUndefined();
});

it("whoever knows the password alone cannot add a factor of their own beside a passkey", async () => {
  const { email, password } = await staffWithPasskey("robbed@example.com");
  const thief = premises.browser();
  expect((await thief.post("/sign-in/email", { email, password })).status).toBe(200);
  const tried = [
    await thief.post("/two-factor/enable", { password }),
    await thief.post("/two-factor/verify-totp", { code: "000000" }),
    await thief.get("/passkey/generate-register-options"),
    await thief.get("/passkey/list-user-passkeys"),
    await thief.post("/change-password", { currentPassword: password, newPassword: "another-long-one-8" }),
    await thief.get("/list-sessions"),
  ];
  expect(tried.map(({ status, json }) => [status, json?.code])).toEqual(
    tried.map(() => [403, "SECOND_FACTOR_NEEDED"]),
  );
  await expect(thief.whoIsIt()).rejects.toMatchObject({ failure: "forbidden" });
});

it("nor does it do anything in the name of a member who has a passkey", async () => {
  const { browser, email, password } = await premises.person("robbed-member@example.com");
  const authenticator = new Authenticator(ORIGIN);
  expect((await register(browser, authenticator)).status).toBe(200);
  const thief = premises.browser();
  await thief.post("/sign-in/email", { email, password });
  await expect(thief.whoIsIt()).rejects.toMatchObject({ failure: "forbidden" });
  const own = await signInBy(authenticator);
  expect(await own.browser.whoIsIt()).toMatchObject({ kind: "member" });
});

it("an assertion for another site, and one that is repeated, open nothing", async () => {
  const { authenticator } = await staffWithPasskey("phished@example.com");
  const browser = premises.browser();
  const { json } = await browser.get("/passkey/generate-authenticate-options");
  const response = authenticator.assert(json.challenge);
  expect((await browser.post("/passkey/verify-authentication", { response })).status).toBe(200);
  const other = premises.browser();
  await other.get("/passkey/generate-authenticate-options");
  expect((await other.post("/passkey/verify-authentication", { response })).status).not.toBe(200);
  expect(await other.whoIsIt()).toBeUndefined();
});
