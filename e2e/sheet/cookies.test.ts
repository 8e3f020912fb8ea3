/** The cookies of a served platform behind TLS, and what other names of its domain plant beside them. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { post } from "../support/http.ts";
import {
  assertionBy,
  CATEGORY_ID,
  makeTls,
  PASSWORD,
  preparePremises,
  serve,
  settle,
} from "../support/served.ts";
import { openKeypad, titleOf, typePassword } from "../support/sheet-pages.ts";
import { startTlsProxy } from "../support/tls-proxy.ts";

const browser = useBrowser();
const DOMAIN = "pay.localhost";
/** The authority of the proxy's certificate is a test's own. */
const ANY_CERTIFICATE = { ignoreHTTPSErrors: true };

/** A platform with a citizen, its sheet at a name of its own, and a neighbour of that name that sets cookies. */
async function startBehindTls() {
  const premises = await preparePremises();
  const target = premises.env.SHIMING_BASE_URL ?? "";
  const carried: string[] = [];
  let planted: readonly string[] = [];
  const port = await startTlsProxy(makeTls(premises), {
    target,
    hear: ({ headers }) => void carried.push(headers.cookie ?? ""),
    others: {
      [`neighbour.${DOMAIN}`]: (_, outgoing) =>
        outgoing.writeHead(200, { "content-type": "text/html", "set-cookie": [...planted] }).end("<p>hello"),
    },
  });
  const baseUrl = `https://${DOMAIN}:${port}`;
  await serve({
    ...premises.env,
    SHIMING_BASE_URL: baseUrl,
    SHIMING_SHEET_URL: `https://sheet.${DOMAIN}:${port}`,
    SHIMING_TRUSTED_PROXIES: "127.0.0.1",
  });
  const residents = await settle(premises);
  const ask = async (call: string, assertion: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${assertion}`, "x-forwarded-proto": "https" };
    return (await post(`${target}/host/${call}`, body, headers)).json;
  };
  const { appid } = residents;
  return {
    /** Every `cookie` header that has reached the platform. */
    carried,
    async sheetUrl(): Promise<string> {
      const assertion = assertionBy(residents, baseUrl, appid);
      return (await ask("consent-requests", assertion, { category_id: CATEGORY_ID })).sheet_url;
    },
    myAuthorizations: async (): Promise<string> =>
      (await ask("me-sessions", assertionBy(residents, baseUrl))).url,
    async plant(page: Page, cookies: readonly string[]) {
      planted = cookies;
      await page.goto(`https://neighbour.${DOMAIN}:${port}/`);
    },
  };
}

/** Name, domain, path and attributes of every cookie that the browser keeps, the planted ones apart. */
async function kept(page: Page) {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, domain, path, value, secure, httpOnly, sameSite }) => {
    return value.startsWith("planted") ? value : { name, domain, path, secure, httpOnly, sameSite };
  });
}

const ours = { domain: `sheet.${DOMAIN}`, secure: true, httpOnly: true, sameSite: "Strict" };
const valuesOf = (header: string, name: string) =>
  header.split("; ").filter((pair) => pair.startsWith(`${name}=`));

it("the sheet keeps its session over TLS beside others of its name, from before and from meanwhile", async () => {
  const { carried, sheetUrl, plant } = await startBehindTls();
  const name = "__Secure-consent_session";
  const page = await browser.open(ANY_CERTIFICATE);
  const url = new URL(await sheetUrl());
  const everywhere = `Domain=${DOMAIN}; Secure; HttpOnly`;
  await plant(page, [
    `${name}=planted-1; Path=/; ${everywhere}`,
    `${name}=planted-2; Path=${url.pathname}; ${everywhere}`,
  ]);
  await page.goto(url.href);
  await page.getByRole("button", { name: "允许" }).waitFor();
  // The longest path is sent first.
  await plant(page, [`${name}=planted-3; Path=${url.pathname}/details; ${everywhere}`]);
  await page.goto(`${url.origin}${url.pathname}`);
  await openKeypad(page);
  const cookies = await kept(page);
  expect(cookies.filter((cookie) => typeof cookie === "object")).toEqual([
    { ...ours, name, path: url.pathname },
  ]);
  expect(cookies.filter((cookie) => typeof cookie === "string").sort()).toEqual([
    "planted-1",
    "planted-2",
    "planted-3",
  ]);
  await typePassword(page, PASSWORD);
  await expect.poll(() => titleOf(page)).toBe("已授权");
  const most = Math.max(...carried.map((header) => valuesOf(header, name).length));
  expect(most).toBe(4);
  expect(carried.some((header) => header.startsWith(`${name}=planted-3`))).toBe(true);
});

it("the session of one sheet, planted for another's, opens only its own", async () => {
  const { sheetUrl, plant } = await startBehindTls();
  const name = "__Secure-consent_session";
  const [thief, page] = [await browser.open(ANY_CERTIFICATE), await browser.open(ANY_CERTIFICATE)];
  await thief.goto(await sheetUrl());
  await thief.getByRole("button", { name: "允许" }).waitFor();
  const [{ value } = { value: "" }] = await thief.context().cookies();
  const url = new URL(await sheetUrl());
  await plant(page, [`${name}=${value}; Path=${url.pathname}; Domain=${DOMAIN}; Secure; HttpOnly`]);
  await page.goto(`${url.origin}${url.pathname}`);
  await expect.poll(() => titleOf(page)).toBe("页面已失效");
  await page.goto("about:blank");
  await page.goto(url.href);
  await openKeypad(page);
  await typePassword(page, PASSWORD);
  await expect.poll(() => titleOf(page)).toBe("已授权");
  await openKeypad(thief);
});

it("my authorizations keep their session in a cookie that no neighbour can set", async () => {
  const { carried, sheetUrl, myAuthorizations, plant } = await startBehindTls();
  const name = "__Host-me_session";
  const page = await browser.open(ANY_CERTIFICATE);
  await page.goto(await sheetUrl());
  await openKeypad(page);
  await typePassword(page, PASSWORD);
  await expect.poll(() => titleOf(page)).toBe("已授权");
  const attempts = [
    `${name}=planted-1; Domain=${DOMAIN}; Path=/; Secure; HttpOnly`,
    `${name}=planted-2; Domain=${DOMAIN}; Path=/me; Secure; HttpOnly`,
    `me_session=planted-3; Domain=${DOMAIN}; Path=/; Secure; HttpOnly`,
  ];
  await plant(page, attempts);
  const url = new URL(await myAuthorizations());
  await page.goto(url.href);
  await page.locator(".consent").waitFor();
  await plant(page, attempts);
  await page.goto(`${url.origin}${url.pathname}`);
  await page.getByRole("button", { name: "撤回授权" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤回" }).click();
  await expect.poll(() => page.locator(".consent .tag").allTextContents()).toEqual(["已撤回"]);
  const cookies = await kept(page);
  expect(cookies.filter((cookie) => typeof cookie === "string")).toEqual(["planted-3"]);
  expect(cookies.filter((cookie) => typeof cookie === "object" && cookie.name === name)).toEqual([
    { ...ours, name, path: "/" },
  ]);
  expect(Math.max(...carried.map((header) => valuesOf(header, name).length))).toBe(1);
});
