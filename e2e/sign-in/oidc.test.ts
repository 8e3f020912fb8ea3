import { Sensitive } from "@shiming/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ProviderPerson, startIdentityProvider } from "./support/identity-provider.ts";
import { openPremises, type Premises } from "./support/premises.ts";

const BASE_URL = "https://realname.example.com";
const FACTORS = "urn:example:two-factors";
let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
let premises: Premises;

beforeAll(async () => {
  provider = await startIdentityProvider(`${BASE_URL}/api/auth/oidc/callback`);
  const clientSecret = new Sensitive(provider.clientSecret);
  premises = await openPremises({
    baseUrl: BASE_URL,
    oidc: { ...provider.settings, clientSecret, acr: [FACTORS] },
  });
});
afterAll(async () => {
  await premises.close();
  await provider.close();
});

const person = (email: string, over: Partial<ProviderPerson> = {}): ProviderPerson => ({
  subject: `subject of ${email}`,
  email,
  emailVerified: true,
  acr: FACTORS,
  ...over,
});

async function signInBy(who: ProviderPerson, browser = premises.browser()) {
  const begun = await browser.get("/oidc/start");
  const back = await provider.signIn(who, begun.headers.get("location") ?? "");
  // The provider sends the browser back from its own site.
  browser.headers = { "sec-fetch-site": "cross-site" };
  const url = new URL(back);
  const ended = await browser.get(`/oidc/callback${url.search}`);
  browser.headers = { origin: BASE_URL, "sec-fetch-site": "same-origin" };
  return { browser, search: url.search, location: ended.headers.get("location") };
}

async function staff(email: string) {
  const { id } = await premises.person(email);
  await premises.makeStaff(id, ["certificate_officer"]);
  return id;
}

it("staff sign in by the operator's provider, and are known by its own name for them afterwards", async () => {
  const id = await staff("officer@example.com");
  const { browser, location } = await signInBy(person("Officer@example.com"));
  expect(location).toBe(`${BASE_URL}/`);
  expect(await browser.whoIsIt()).toEqual({ kind: "staff", id, roles: ["certificate_officer"] });
  const renamed = person("married@example.com", { subject: "subject of Officer@example.com" });
  expect(await (await signInBy(renamed)).browser.whoIsIt()).toMatchObject({ kind: "staff", id });
});

it.each([
  ["nobody here", person("stranger@example.com"), "NOT_STAFF"],
  ["a member of no staff", person("just-a-member@example.com"), "NOT_STAFF"],
  [
    "somebody whose address it has not verified",
    person("unproved@example.com", { emailVerified: false }),
    "NOT_STAFF",
  ],
  [
    "somebody without the second factor that is asked for",
    person("single@example.com", { acr: "urn:one" }),
    "SECOND_FACTOR_NEEDED",
  ],
])("the provider vouches for %s, and no session opens", async (_, who, code) => {
  if (who.email.startsWith("just")) await premises.person(who.email);
  if (/^(unproved|single)/.test(who.email)) await staff(who.email);
  const { browser, location } = await signInBy(who);
  expect(location).toBe(`${BASE_URL}/sign-in#error=${code}`);
  expect(await browser.whoIsIt()).toBeUndefined();
});

it("an address that has gone over to another person there opens nothing", async () => {
  await staff("shared@example.com");
  await signInBy(person("shared@example.com"));
  const { location } = await signInBy(person("shared@example.com", { subject: "another person" }));
  expect(location).toContain("NOT_STAFF");
});

it("whoever has left the staff does not come back by it", async () => {
  const id = await staff("leaving@example.com");
  await signInBy(person("leaving@example.com"));
  await premises.stores.staff.change(id, (now) => ({
    next: { id, roles: [], state: "left", since: now?.since ?? new Date() },
    events: [],
  }));
  expect((await signInBy(person("leaving@example.com"))).location).toContain("NOT_STAFF");
});

it("an answer that this browser did not ask for, or that comes twice, opens nothing", async () => {
  await staff("victim@example.com");
  const attacker = await signInBy(person("victim@example.com"));
  const victim = premises.browser();
  const forced = await victim.get(`/oidc/callback${attacker.search}`);
  expect(forced.headers.get("location")).toContain("NOT_BEGUN_HERE");
  await victim.get("/oidc/start");
  const mixed = await victim.get(`/oidc/callback${attacker.search}`);
  expect(mixed.headers.get("location")).toContain("PROVIDER_REFUSED");
  expect(await victim.whoIsIt()).toBeUndefined();
});

it("a provider that goes away on the way there, or before the way back, is said to be away", async () => {
  const browser = premises.browser();
  const begun = await browser.get("/oidc/start");
  const where = `${begun.headers.get("location")}`;
  const back = new URL(await provider.signIn(person("away@example.com"), where));
  provider.goAway(true);
  const [again, ended] = [
    await browser.get("/oidc/start"),
    await browser.get(`/oidc/callback${back.search}`),
  ];
  provider.goAway(false);
  for (const { headers } of [again, ended])
    expect(headers.get("location")).toContain("/sign-in#error=PROVIDER_UNREACHABLE");
});
