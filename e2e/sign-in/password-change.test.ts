/** A password is changed because somebody else may know the former one: nothing that it has begun goes on. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPremises, type Premises, totpOf } from "./support/premises.ts";

const NEW_PASSWORD = "wholly-new-violin-3";
const NEXT_CODE_MS = 30_000;
let premises: Premises;
beforeAll(async () => {
  premises = await openPremises();
});
afterAll(() => premises.close());

const changeOf = (currentPassword: string) => ({ currentPassword, newPassword: NEW_PASSWORD });

async function linkToReset(email: string): Promise<string> {
  await premises.browser().post("/request-password-reset", { email });
  return premises.linkTo(email);
}

/** Somebody with an authenticator app, signed in with it. */
async function enrolled(email: string) {
  const person = await premises.person(email);
  const { json } = await person.browser.post("/two-factor/enable", { password: person.password });
  await person.browser.post("/two-factor/verify-totp", { code: totpOf(json.totpURI) });
  return { ...person, uri: json.totpURI as string };
}

it("a link to reset it is over when it was changed, by its owner or by another link", async () => {
  const { browser, email, password } = await premises.person("links@example.com");
  const reset = (token: string) =>
    browser.post("/reset-password", { token, newPassword: "a-thief-chose-this" });
  const before = await linkToReset(email);
  await browser.post("/change-password", changeOf(password));
  expect((await reset(before)).status).toBe(400);
  const [first, second] = [await linkToReset(email), await linkToReset(email)];
  await browser.post("/reset-password", { token: second, newPassword: NEW_PASSWORD });
  expect((await reset(first)).status).toBe(400);
  expect((await browser.post("/sign-in/email", { email, password: NEW_PASSWORD })).status).toBe(200);
});

it.each([
  [
    "changed",
    async (owner: Awaited<ReturnType<typeof enrolled>>) => {
      expect((await owner.browser.post("/change-password", changeOf(owner.password))).status).toBe(200);
    },
  ],
  [
    "reset",
    async ({ browser, email }: Awaited<ReturnType<typeof enrolled>>) => {
      const token = await linkToReset(email);
      expect((await browser.post("/reset-password", { token, newPassword: NEW_PASSWORD })).status).toBe(200);
    },
  ],
])("a sign-in that waits for a code is over when it was %s", async (how, change) => {
  const owner = await enrolled(`${how}@example.com`);
  const thief = premises.browser();
  await thief.post("/sign-in/email", { email: owner.email, password: owner.password });
  await change(owner);
  const code = totpOf(owner.uri, Date.now() + NEXT_CODE_MS);
  expect((await thief.post("/two-factor/verify-totp", { code })).status).toBe(401);
  expect(await thief.whoIsIt()).toBeUndefined();
});

it("a change ends every other session, whatever the call says, and goes on in the one that made it", async () => {
  const { browser, email, password } = await premises.person("elsewhere@example.com");
  const thief = premises.browser();
  await thief.post("/sign-in/email", { email, password });
  await browser.post("/change-password", { ...changeOf(password), revokeOtherSessions: false });
  expect(await thief.whoIsIt()).toBeUndefined();
  expect(await browser.whoIsIt()).toMatchObject({ kind: "member" });
});

it("a wrong one changes nothing and ends nothing", async () => {
  const { browser, email, password } = await premises.person("guessed@example.com");
  const link = await linkToReset(email);
  const other = premises.browser();
  await other.post("/sign-in/email", { email, password });
  expect((await other.post("/change-password", changeOf("not-the-password-1"))).status).toBe(400);
  expect(await browser.whoIsIt()).toBeDefined();
  const reset = await other.post("/reset-password", { token: link, newPassword: NEW_PASSWORD });
  expect(reset.status).toBe(200);
});

it("whoever has passed a second factor has passed it after the change", async () => {
  const { browser, password, id } = await enrolled("staff@example.com");
  await premises.makeStaff(id, ["operator"]);
  await browser.post("/change-password", changeOf(password));
  expect(await browser.whoIsIt()).toMatchObject({ kind: "staff", id });
});
