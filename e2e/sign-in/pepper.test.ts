/** Passwords of those who sign in, when the pepper is another. */
import { countHashes, type Pepper, type Peppers, Sensitive } from "@shiming/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPremises, type Premises, totpOf } from "./support/premises.ts";

const FIRST: Pepper = { id: undefined, secret: new Sensitive(Buffer.alloc(32, 1)) };
const SECOND: Pepper = { id: "autumn", secret: new Sensitive(Buffer.alloc(32, 2)) };
/** Those at hand; the last goes into new hashes. */
let atHand: readonly Pepper[] = [FIRST];
const peppers: Peppers = {
  current: () => atHand.at(-1) ?? FIRST,
  byId: (id) => atHand.find((pepper) => pepper.id === id),
};

let premises: Premises;
beforeAll(async () => {
  premises = await openPremises({ peppers });
});
afterAll(() => premises.close());

async function counted() {
  const counts = await countHashes([premises.signIn.passwordHashes]);
  return Object.fromEntries(counts.map(({ pepper, hashes }) => [pepper, hashes]));
}

it("a right password is hashed anew, a wrong one changes nothing, and second factors go on", async () => {
  atHand = [FIRST];
  const person = await premises.person("li@example.com");
  await premises.makeStaff(person.id, ["reviewer"]);
  const { email, password } = person;
  const { json } = await person.browser.post("/two-factor/enable", { password });
  await person.browser.post("/two-factor/verify-totp", { code: totpOf(json.totpURI) });
  await premises.person("never-again@example.com");
  expect(await counted()).toEqual({ pepper: 2 });

  atHand = [FIRST, SECOND];
  const wrong = await premises.browser().post("/sign-in/email", { email, password: `${password}!` });
  expect([wrong.status, await counted()]).toEqual([401, { pepper: 2 }]);
  const browser = premises.browser();
  expect((await browser.post("/sign-in/email", { email, password })).json.twoFactorRedirect).toBe(true);
  expect(await counted()).toEqual({ pepper: 1, "pepper-autumn": 1 });
  await browser.post("/two-factor/verify-totp", { code: totpOf(json.totpURI, Date.now() + 30_000) });
  expect(await browser.whoIsIt()).toMatchObject({ kind: "staff", id: person.id });

  atHand = [SECOND];
  const again = await premises.browser().post("/sign-in/email", { email, password });
  expect(again.json.twoFactorRedirect).toBe(true);
});

it("a password whose pepper is not at hand is neither right nor wrong, however often it is tried", async () => {
  atHand = [FIRST];
  const { email, password } = await premises.person("wang@example.com");
  atHand = [SECOND];
  const before = premises.faults.length;
  for (let n = 0; n < 11; n++) {
    const refused = await premises.browser().post("/sign-in/email", { email, password });
    expect([refused.status, refused.json.code]).toEqual([503, "BUSY"]);
  }
  expect(premises.faults.slice(before).map(String)[0]).toContain("pepper.key");
  atHand = [FIRST, SECOND];
  expect((await premises.browser().post("/sign-in/email", { email, password })).status).toBe(200);
});
