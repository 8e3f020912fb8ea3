/** What a stranger's page, an address that somebody else reads, and a browser that was left alone get of the console: nothing. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { send } from "../support/http.ts";
import { useConsole } from "./support/console.ts";
import { follow } from "./support/follow.ts";
import { inhabitant, onMachine } from "./support/people.ts";

const console_ = useConsole();
let stranger: Server;
beforeAll(async () => {
  stranger = createServer((_, response) =>
    response.setHeader("content-type", "text/html").end("<h1>Stranger"),
  );
  await new Promise<void>((done) => stranger.listen(0, "127.0.0.1", done));
});
afterAll(() => new Promise((done) => stranger.close(done)));
const strangersPage = () => `http://stranger.localhost:${(stranger.address() as AddressInfo).port}/`;

const home = () => `/provider/${console_.sandbox.file.organisations[0]?.id}`;

it("a stranger's page writes nothing with the session of whoever visits it, and reads nothing", async () => {
  const page = await console_.open("/account", "city_owner");
  const own = await page.context().newPage();
  await page.goto(strangersPage());
  const read = await page.evaluate(async (origin) => {
    const sent = { method: "POST", credentials: "include", mode: "no-cors", body: "{}" } as const;
    await fetch(`${origin}/api/auth/sign-out`, sent).catch(() => undefined);
    const answer = fetch(`${origin}/api/me`, { credentials: "include" });
    return answer.then(
      (given) => given.status,
      () => "refused",
    );
  }, console_.origin);
  expect(read).toBe("refused");
  await page.evaluate((origin) => {
    const form = Object.assign(document.createElement("form"), { method: "post" });
    form.action = `${origin}/api/auth/sign-out`;
    document.body.append(form);
    form.submit();
  }, console_.origin);
  await page.waitForURL(/sign-out/);
  await own.goto(`${console_.origin}/account`);
  await own.getByRole("heading", { name: "账号与安全" }).waitFor();
});

it("a call that says that another site has made it is refused, even with the cookie", async () => {
  const page = await console_.open("/account", "city_owner");
  const [session] = (await page.context().cookies()).filter(({ name }) => name.includes("session_token"));
  expect(session).toMatchObject({
    httpOnly: true,
    sameSite: "Strict",
    path: "/",
    domain: "console.localhost",
  });
  const call = (path: string, method: "GET" | "POST", headers: Record<string, string>) =>
    send(console_.sandbox.url + path, {
      method,
      ...(method === "POST" && { body: "{}" }),
      headers: {
        host: new URL(console_.origin).host,
        cookie: `${session?.name}=${session?.value}`,
        "content-type": "application/json",
        ...headers,
      },
    });
  expect((await call("/api/me", "GET", { "sec-fetch-site": "same-origin" })).status).toBe(200);
  const foreign: readonly Record<string, string>[] = [
    { "sec-fetch-site": "cross-site" },
    { origin: "http://stranger.localhost" },
  ];
  for (const headers of foreign) {
    expect([headers, (await call("/api/me", "GET", headers)).status]).toEqual([headers, 401]);
    expect([headers, (await call("/api/organisations", "POST", headers)).status]).toEqual([headers, 401]);
  }
});

it("a stranger's page cannot show the console in a frame", async () => {
  const page = await console_.open("/account", "city_owner");
  await page.goto(strangersPage());
  await page.evaluate(async (address) => {
    const frame = document.createElement("iframe");
    const loaded = new Promise((done) => frame.addEventListener("load", done));
    frame.src = address;
    document.body.append(frame);
    await loaded;
  }, `${console_.origin}/account`);
  expect(page.frames().map((frame) => frame.url())).toEqual([
    strangersPage(),
    "chrome-error://chromewebdata/",
  ]);
});

it.each(["/sign-up", "/invitation", "/reset-password"])(
  "the secret of a mailed link to %s leaves the address at once, and stays in no history",
  async (path) => {
    const page = await console_.open(`${path}#token=the-secret-of-a-link`);
    await expect.poll(() => page.url()).not.toContain("secret");
    await page.goto("/sign-in");
    await page.goBack();
    await page.locator("h1").waitFor();
    expect(page.url()).not.toContain("secret");
  },
);

it("what is saved and what is drawn is never run as a page", async () => {
  const page = await console_.open("/account", "city_owner");
  const headers = await page.evaluate(async () => {
    const answer = await fetch("/api/me");
    return Object.fromEntries(answer.headers);
  });
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "content-type": expect.stringMatching(/^application\/json/),
  });
  await page.goto(`${home()}/mini-programs`);
  const logo = await page.locator("img[src^='/logos/']").first().getAttribute("src");
  const drawn = await send(console_.sandbox.url + logo, { headers: { host: new URL(console_.origin).host } });
  expect(drawn.headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "content-type": expect.stringMatching(/^image\/(?:png|webp)$/),
  });
});

it("files of an application are handed to its own side and to reviewers alone, as data that is never a page", async () => {
  const [{ id = "" } = {}] = await onMachine(console_.sandbox, "applications.list", {
    search: "wxa3b4c5d6e7f8091a",
  });
  const [file] = (await onMachine(console_.sandbox, "applications.show", { id })).attachments;
  const address = `/api/applications/${id}/attachments/${file?.digest}`;
  const asked = (page: Page) =>
    page.evaluate(async (path) => {
      const answer = await fetch(path);
      const told = await answer.json();
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        hasContent: "content" in told,
      };
    }, address);
  const safe = {
    "content-type": expect.stringMatching(/^application\/(problem\+)?json/),
    "content-disposition": "attachment",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
  };
  const mine = await console_.open("/account", "school_owner");
  const reviewer = await console_.open("/account", "reviewer");
  for (const page of [mine, reviewer])
    expect(await asked(page)).toMatchObject({ status: 200, hasContent: true, headers: safe });
  for (const [who, status] of [
    ["city_owner", 404],
    ["operator", 403],
    ["certificate_officer", 403],
  ] as const) {
    const found = await asked(await console_.open("/account", who));
    expect([who, found]).toMatchObject([who, { status, hasContent: false, headers: safe }]);
  }
  // Opened by itself it is a file to save, and no page.
  const [download] = await Promise.all([
    mine.waitForEvent("download"),
    mine.goto(address).catch((error: Error) => expect(error.message).toContain("Download is starting")),
  ]);
  expect(download.url()).toBe(console_.origin + address);
  await mine.evaluate(() =>
    fetch("/api/auth/sign-out", {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    }),
  );
  expect(await asked(mine)).toMatchObject({ status: 401, hasContent: false, headers: safe });
});

it("signing out ends it in every window, and going back shows nothing", async () => {
  const page = await console_.open(`${home()}/members`, "city_owner");
  const { name } = inhabitant(console_.sandbox, "city_owner") as unknown as { readonly name: string };
  await page.getByRole("row", { name: new RegExp(name) }).waitFor();
  const other = await page.context().newPage();
  await other.goto(`${console_.origin}${home()}`);
  await other.getByRole("heading", { name: "概览" }).waitFor();
  await page.getByRole("button", { name: /我的账号/ }).click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.getByRole("heading", { name: "登录" }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { name: "登录" }).waitFor();
  expect(await page.content()).not.toContain(name);
  await follow(other.getByRole("link", { name: "成员" }));
  await other.getByRole("dialog", { name: "登录已失效" }).waitFor();
  expect(await other.getByRole("row", { name: new RegExp(name) }).count()).toBe(0);
});
