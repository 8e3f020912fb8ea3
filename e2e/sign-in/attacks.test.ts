import { afterAll, beforeAll, expect, it } from "vitest";
import { GOOD_PASSWORD, openPremises, type Premises } from "./support/premises.ts";

let premises: Premises;
beforeAll(async () => {
  premises = await openPremises();
});
afterAll(() => premises.close());

it("the cookie is for this host alone, over TLS alone, out of reach of scripts and of other sites", async () => {
  const { browser } = await premises.person("cookie@example.com");
  const [cookie = ""] = browser.setCookies.filter((each) => each.includes("session_token"));
  expect(cookie).toMatch(/^__Host-shiming\.session_token=/);
  const attributes = cookie
    .split("; ")
    .slice(1)
    .map((each) => each.toLowerCase());
  expect(attributes).toEqual(expect.arrayContaining(["path=/", "httponly", "secure", "samesite=strict"]));
  expect(attributes.some((each) => each.startsWith("domain"))).toBe(false);
});

it("on this machine without TLS the cookie has no prefix that browsers would refuse", async () => {
  const local = await openPremises({ baseUrl: "http://127.0.0.1:8080" });
  const { browser } = await local.person("local@example.com");
  const [cookie = ""] = browser.setCookies.filter((each) => each.includes("session_token"));
  expect(cookie).toMatch(/^shiming\.session_token=/);
  expect(cookie).not.toContain("Secure");
  await local.close();
});

it.each([
  { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  { origin: "https://evil.example" },
  { origin: "null" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site", origin: "https://other.example.com" },
])("another site's page drives neither the sign-in nor the API: %j", async (headers) => {
  const email = `csrf${Object.values(headers).join("").length}@example.com`;
  const { browser } = await premises.person(email);
  expect(await browser.whoIsIt(headers as Record<string, string>)).toBeUndefined();
  browser.headers = headers as Record<string, string>;
  expect((await browser.post("/sign-out")).status).toBe(403);
  expect((await browser.post("/sign-in/email", { email, password: GOOD_PASSWORD })).status).toBe(403);
  expect((await browser.get("/get-session")).status).toBe(403);
});

it("a cookie that was there before is worth nothing after the sign-in", async () => {
  const { browser, email, password } = await premises.person("fixed@example.com");
  const [name = "", before = ""] = [...browser.cookies].find(([key]) => key.includes("session_token")) ?? [];
  await browser.post("/sign-in/email", { email, password });
  expect(browser.cookies.get(name)).not.toBe(before);
  const victim = premises.browser();
  victim.cookies.set(name, "chosen-by-an-attacker.c2lnbmVk");
  expect(await victim.whoIsIt()).toBeUndefined();
  await victim.post("/sign-in/email", { email, password });
  expect(victim.cookies.get(name)).not.toContain("chosen");
});

it("a cookie that was there before is worth nothing after signing up, nor does another's session go on", async () => {
  const former = await premises.person("former@example.com");
  const { browser } = former;
  const [name = "", before = ""] = [...browser.cookies].find(([key]) => key.includes("session_token")) ?? [];
  const email = "latter@example.com";
  await browser.post("/sign-up/request", { email });
  const completion = { token: await premises.linkTo(email), name: "李四", password: GOOD_PASSWORD };
  await browser.post("/sign-up/complete", completion);
  expect(browser.cookies.get(name)).not.toBe(before);
  expect((await browser.get("/get-session")).json).toMatchObject({
    user: { email },
    session: { secondFactor: null },
  });
  const planted = premises.browser();
  planted.cookies.set(name, "chosen-by-an-attacker.c2lnbmVk");
  await planted.post("/sign-up/request", { email: "third@example.com" });
  const token = await premises.linkTo("third@example.com");
  await planted.post("/sign-up/complete", { ...completion, token });
  expect(planted.cookies.get(name)).not.toContain("chosen");
  expect(await planted.whoIsIt()).toMatchObject({ kind: "member" });
});

it("a link that is over, and an address that has a sign-in, begin no session", async () => {
  const known = await premises.person("has-one@example.com");
  const browser = premises.browser();
  const over = { token: "A".repeat(43), name: "n", password: GOOD_PASSWORD };
  expect((await browser.post("/sign-up/complete", over)).status).toBe(400);
  await browser.post("/sign-up/request", { email: "twice@example.com" });
  const first = await premises.linkTo("twice@example.com");
  await premises.person("twice@example.com");
  expect((await browser.post("/sign-up/complete", { ...over, token: first })).status).toBe(409);
  expect([await browser.whoIsIt(), known.browser.cookies.size > 0]).toEqual([undefined, true]);
  expect([...browser.cookies.keys()]).toEqual([]);
});

it("of two links to one address one makes the sign-in, also where both are followed at once", async () => {
  const email = "hurried@example.com";
  const tokens: string[] = [];
  for (const _ of [1, 2]) {
    await premises.browser().post("/sign-up/request", { email });
    tokens.push(await premises.linkTo(email));
  }
  const completed = tokens.map((token) =>
    premises.browser().post("/sign-up/complete", { token, name: "n", password: GOOD_PASSWORD }),
  );
  expect((await Promise.all(completed)).map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(premises.faults).toEqual([]);
});

it.each(["\u202enimda", "王\u0000", "a\nb", "\u200b\u200b", " "])(
  "nobody is named %j: others would not see what it says",
  async (name) => {
    const browser = premises.browser();
    const email = `named${Buffer.from(name).toString("hex")}@example.com`;
    await browser.post("/sign-up/request", { email });
    const completion = { token: await premises.linkTo(email), password: GOOD_PASSWORD };
    expect((await browser.post("/sign-up/complete", { ...completion, name })).status).toBe(400);
    expect((await browser.post("/sign-up/complete", { ...completion, name: "阿依古丽·买买提" })).status).toBe(
      200,
    );
  },
);

it("an address that is no text is a bad request, not a fault", async () => {
  for (const email of [{ toString: 1 }, ["a@example.com"], null, 5]) {
    const { status } = await premises.browser().post("/sign-in/email", { email, password: GOOD_PASSWORD });
    expect(status).toBe(400);
  }
  expect(premises.faults).toEqual([]);
});

it("a token out of the database opens nothing: the cookie is signed", async () => {
  const { browser } = await premises.person("copied@example.com");
  const { json } = await browser.get("/get-session");
  const thief = premises.browser();
  thief.cookies.set("__Host-shiming.session_token", json.session.token);
  expect(await thief.whoIsIt()).toBeUndefined();
});

it("no answer tells whether an address is known", async () => {
  await premises.person("known@example.com");
  const answersFor = async (email: string) => {
    const browser = premises.browser();
    const answers = [
      await browser.post("/sign-up/request", { email }),
      await browser.post("/request-password-reset", { email }),
      await browser.post("/sign-in/email", { email, password: "a-wrong-password-1" }),
    ];
    return answers.map(({ status, text, headers }) => [status, text, [...headers.keys()].sort()]);
  };
  const [known, unknown] = [await answersFor("known@example.com"), await answersFor("unknown@example.com")];
  expect(known).toEqual(unknown);
  const sent = (await premises.mails()).filter(({ to }) => to[0]?.includes("known@"));
  expect(sent.map(({ to, template }) => `${to} ${template}`).sort()).toEqual([
    "known@example.com address_known",
    "known@example.com email_verification",
    "known@example.com password_reset",
    "unknown@example.com email_verification",
  ]);
});

it("ten wrong passwords at one address, from anywhere, are enough for a while; others are not held up", async () => {
  const { email, password } = await premises.person("tried@example.com");
  const statuses: number[] = [];
  for (let times = 0; times < 12; times += 1) {
    const browser = premises.browser();
    statuses.push((await browser.post("/sign-in/email", { email, password: "not-the-password" })).status);
  }
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
  const browser = premises.browser();
  expect((await browser.post("/sign-in/email", { email, password })).status).toBe(429);
  await premises.person("others@example.com");
});

it("one caller cannot try addresses by the thousand", async () => {
  const browser = premises.browser();
  const statuses = new Set<number>();
  for (let times = 0; times < 25; times += 1) {
    const credentials = { email: `someone${times}@example.com`, password: "guess-guess-1" };
    browser.headers = {
      ...browser.headers,
      "x-forwarded-for": `10.0.0.${times}`,
      "x-caller-address": `10.1.0.${times}`,
    };
    statuses.add((await browser.post("/sign-in/email", credentials)).status);
  }
  expect(statuses).toEqual(new Set([401, 429]));
});

it.each([
  ["too short", "kurz-9!", "PASSWORD_TOO_SHORT"],
  ["on the list", "1qaz2wsx3edc", "PASSWORD_TOO_COMMON"],
  ["a common word with digits around it", "123Basketball2024!", "PASSWORD_TOO_COMMON"],
  ["few characters again and again", "abababababab", "PASSWORD_TOO_COMMON"],
  ["too long to be hashed", "x1-".repeat(60), "PASSWORD_TOO_LONG"],
])("a password that is %s is refused, and the link still works", async (kind, password, code) => {
  const email = `${kind.replaceAll(" ", ".")}@example.com`;
  const browser = premises.browser();
  await browser.post("/sign-up/request", { email });
  const token = await premises.linkTo(email);
  const completion = { token, name: "n", password };
  expect((await browser.post("/sign-up/complete", completion)).json).toMatchObject({ code });
  const better = { ...completion, password: GOOD_PASSWORD };
  expect((await browser.post("/sign-up/complete", better)).json).toEqual({ status: true });
});

it("a reset by mail needs a good password, works once, and ends every session", async () => {
  const { browser, email } = await premises.person("forgetful@example.com");
  const other = premises.browser();
  await other.post("/request-password-reset", { email });
  const token = await premises.linkTo(email);
  const common = await other.post("/reset-password", { token, newPassword: "password1234" });
  expect(common.json).toMatchObject({ code: "PASSWORD_TOO_COMMON" });
  const newPassword = "wholly-new-violin-3";
  expect((await other.post("/reset-password", { token, newPassword })).json).toEqual({ status: true });
  expect((await other.post("/reset-password", { token, newPassword })).status).toBe(400);
  expect(await browser.whoIsIt()).toBeUndefined();
  expect((await other.post("/sign-in/email", { email, password: newPassword })).status).toBe(200);
});

it("sessions are listed, and one that is taken back is over at once", async () => {
  const { browser, email, password } = await premises.person("two-places@example.com");
  const other = premises.browser();
  await other.post("/sign-in/email", { email, password });
  const { json: sessions } = await browser.get("/list-sessions");
  expect(sessions).toHaveLength(2);
  const { json: own } = await other.get("/get-session");
  await browser.post("/revoke-session", { token: own.session.token });
  expect(await other.whoIsIt()).toBeUndefined();
  expect(await browser.whoIsIt()).toBeDefined();
});

it("endpoints of the library that nobody needs are not there", async () => {
  const { browser } = await premises.person("curious@example.com");
  const posts = [
    "/sign-up/email",
    "/sign-in/social",
    "/change-email",
    "/update-user",
    "/delete-user",
    "/two-factor/send-otp",
    "/ok",
  ];
  for (const path of posts) expect((await browser.post(path)).status, path).toBe(404);
  for (const path of ["/verify-email?token=x", "/error", "/reset-password/x", "//sign-out", "/../audit"])
    expect((await browser.get(path)).status, path).toBe(404);
});
