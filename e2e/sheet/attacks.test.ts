import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { useHostPage } from "../support/host-page.ts";
import { send } from "../support/http.ts";
import { payPassword } from "../support/persons.ts";
import type { TestPlatform } from "../support/platform.ts";
import {
  openKeypad,
  sheetUrlFor,
  startSheetPlatform,
  titleOf,
  typePassword,
} from "../support/sheet-pages.ts";

let platform: TestPlatform;
const attacker = useHostPage();
const browser = useBrowser();
beforeAll(async () => {
  platform = await startSheetPlatform();
});
afterAll(() => platform.close());

const asking = { name: "允许" };

it("the page talks to its own origin alone, and the password goes into one body there", async () => {
  const page = await browser.open();
  const requests: { url: string; body: string | null }[] = [];
  page.on("request", (request) => requests.push({ url: request.url(), body: request.postData() }));
  const url = await sheetUrlFor(platform);
  await page.goto(url);
  await openKeypad(page);
  await typePassword(page);
  await expect.poll(() => titleOf(page)).toBe("已授权");
  const remote = requests.filter((request) => !request.url.startsWith("data:"));
  expect(new Set(remote.map((request) => new URL(request.url).origin))).toEqual(
    new Set([new URL(url).origin]),
  );
  expect(remote.filter((request) => request.url.includes(payPassword))).toEqual([]);
  const bodies = remote.filter(({ body }) => body?.includes(payPassword));
  expect(bodies.map((request) => new URL(request.url).pathname.split("/").at(-1))).toEqual(["approve"]);
  await expect
    .poll(() => page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]))
    .toEqual([0, 0, ""]);
});

it("nothing is said on the console, and no policy is broken", async () => {
  const page = await browser.open();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await page.goto(await sheetUrlFor(platform));
  await openKeypad(page);
  await typePassword(page);
  await expect.poll(() => titleOf(page)).toBe("已授权");
  expect(said).toEqual([]);
});

it("an inline script and a foreign one do not run", async () => {
  const page = await browser.open();
  await page.goto(await sheetUrlFor(platform));
  await page.getByRole("button", asking).waitFor();
  const ran = await page.evaluate(async (foreign) => {
    const inline = document.createElement("div");
    try {
      inline.innerHTML = "<img src=x onerror='window.ran = true'>";
    } catch {
      // Trusted types refuse the text; without them the policy refuses the handler.
    }
    document.body.append(inline);
    const script = document.createElement("script");
    const blocked = new Promise((resolve) => document.addEventListener("securitypolicyviolation", resolve));
    try {
      script.src = foreign;
      document.body.append(script);
      await blocked;
    } catch {
      // refused before it was asked for
    }
    return "ran" in window;
  }, `${attacker.origin}/evil.js`);
  expect(ran).toBe(false);
});

it("a link that was followed once opens nothing in another browser", async () => {
  const url = await sheetUrlFor(platform);
  const [person, thief] = [await browser.open(), await browser.open()];
  await person.goto(url);
  await person.getByRole("button", asking).waitFor();
  await thief.goto(url);
  await expect.poll(() => titleOf(thief)).toBe("页面已失效");
  await openKeypad(person);
});

it("the session of one request shows nothing of another, also of the same person", async () => {
  const userId = await platform.addPerson();
  const page = await browser.open();
  await page.goto(await sheetUrlFor(platform, userId));
  await page.getByRole("button", asking).waitFor();
  const other = new URL(await sheetUrlFor(platform, userId));
  await page.goto(`${other.origin}${other.pathname}`);
  await expect.poll(() => titleOf(page)).toBe("页面已失效");
  const [cookie] = await page.context().cookies();
  const headers = { cookie: `${cookie?.name}=${cookie?.value}` };
  expect((await send(`${platform.url}${other.pathname}/details`, { headers })).status).toBe(401);
});

it.each(["guessed", "..%2F..%2Fme", "%00", "x".repeat(99)])(
  "a guessed id, %j, gets the page and no more",
  async (id) => {
    const answer = await send(`${platform.url}/consent/${id}`);
    expect([200, 404]).toContain(answer.status);
    expect((await send(`${platform.url}/consent/${id}/details`)).status).not.toBe(200);
    if (answer.status === 200)
      expect(answer.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  },
);

describe("a page of another site", () => {
  it.each(["approve", "deny", "session", "details"])(
    "cannot use the person's session to call %s",
    async (call) => {
      const page = await browser.open();
      const url = new URL(await sheetUrlFor(platform));
      await page.goto(url.href);
      await page.getByRole("button", asking).waitFor();
      const evil = await page.context().newPage();
      await evil.goto(`${attacker.strangeOrigin}/`);
      await evil.evaluate(
        async ([target, password]) => {
          const body = JSON.stringify({ pay_password: password, secret: "x" });
          const send = (init: RequestInit) =>
            fetch(target, { credentials: "include", ...init }).catch(() => undefined);
          await send({ method: "POST", body, mode: "no-cors" });
          await send({ method: "POST", body, headers: { "content-type": "application/json" } });
          await send({ method: "GET", mode: "no-cors" });
        },
        [`${url.origin}${url.pathname}/${call}`, payPassword] as const,
      );
      await evil.setContent(
        `<form method="post" action="${url.origin}${url.pathname}/${call}"><button>x</button></form>`,
      );
      await Promise.all([evil.waitForURL(`${url.origin}/**`), evil.getByRole("button").click()]);
      await page.reload();
      await page.getByRole("button", asking).waitFor();
    },
  );
});
