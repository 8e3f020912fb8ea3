import { gzipSync } from "node:zlib";
import { builtPages } from "@shiming/sheet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { send } from "../support/http.ts";
import type { TestPlatform } from "../support/platform.ts";
import { registerOrigins, sheetUrlFor, startSheetPlatform } from "../support/sheet-pages.ts";

const KILOBYTE = 1000;

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startSheetPlatform();
});
afterAll(() => platform.close());

/** The page of a request, from the platform's own address. */
async function sheetPage(headers: Record<string, string> = {}) {
  const { pathname } = new URL(await sheetUrlFor(platform));
  return send(platform.url + pathname, { headers });
}

/** The files that a page names, which are all that its scripts import before they run. */
const loadedBy = (html: string) =>
  [...html.matchAll(/(?:src|href)="\/pages\/([^"]+)"/g)].map(([, name = ""]) => name);

describe("the pages as built", () => {
  it.each(["sheet", "my", "receipt"] as const)(
    "load at most 60 kB of JavaScript, compressed, before they show anything: %s",
    async (page) => {
      const { assets, ...html } = await builtPages();
      const scripts = loadedBy(html[page]).filter((name) => name.endsWith(".js"));
      const size = scripts.reduce((sum, name) => sum + gzipSync(assets.get(name) ?? "").length, 0);
      expect(scripts.length).toBeGreaterThan(1);
      expect(size).toBeLessThanOrEqual(60 * KILOBYTE);
    },
  );

  it("leave to later what few people open: receipts on the sheet and in the list, and what a person may ask for", async () => {
    const { assets, sheet, my } = await builtPages();
    const saidBy = (html: string) =>
      loadedBy(html)
        .map((name) => assets.get(name)?.toString())
        .join("");
    expect(saidBy(sheet)).not.toMatch(/dpv:ConsentReceipt|回执|投诉该服务提供方/);
    expect(saidBy(my)).not.toMatch(/dpv:ConsentReceipt|my-data\.json/);
  });

  it("have nothing inline, nothing from elsewhere, and names that change with their content", async () => {
    const { sheet, my, receipt, assets } = await builtPages();
    for (const html of [sheet, my, receipt]) {
      expect(html).not.toMatch(/<style|<script(?![^>]* src="\/pages\/)|\son\w+=|style=|https?:/);
      const loaded = loadedBy(html);
      expect(loaded.length).toBeGreaterThan(1);
      expect(loaded.filter((name) => !assets.has(name))).toEqual([]);
    }
    for (const name of assets.keys()) expect(name).toMatch(/-[\w-]{8}\.(?:js|css)(?:\.(?:br|gz))?$/);
  });
});

describe("a page of the platform", () => {
  it("is never cached, runs its own scripts only, and is in nobody's frame until origins are registered", async () => {
    const { status, headers, text } = await sheetPage();
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
    const policy = headers["content-security-policy"]?.toString().split("; ");
    expect(policy).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "img-src 'self' data:",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types vue",
      "frame-ancestors 'none'",
    ]);
    expect(text).toContain('<meta name="host-origins" content="">');
  });

  it("is framed by exactly the origins of the host that asked", async () => {
    await registerOrigins(platform, "https://city.example", "https://m.city.example:8443");
    const { headers, text } = await sheetPage();
    expect(headers["content-security-policy"]).toMatch(
      /; frame-ancestors https:\/\/city\.example https:\/\/m\.city\.example:8443$/,
    );
    expect(text).toContain('content="https://city.example https://m.city.example:8443"');
    const unknown = await send(`${platform.url}/consent/none`);
    expect(unknown.headers["content-security-policy"]).toMatch(/; frame-ancestors 'none'$/);
    await registerOrigins(platform);
  });

  it.each([
    [{}, "zh-CN"],
    [{ "accept-language": "en-US,en;q=0.9" }, "en"],
    [{ "accept-language": "fr,zh;q=0.5" }, "zh-CN"],
  ])("asked with %j speaks %s", async (headers, language) => {
    expect((await sheetPage(headers)).text).toContain(`<html lang="${language}">`);
  });

  it("may keep what it loads for good", async () => {
    const { text } = await sheetPage();
    const [, path = ""] = /src="(\/pages\/[^"]+\.js)"/.exec(text) ?? [];
    const { status, headers } = await send(platform.url + path);
    expect([status, headers["content-type"], headers["cache-control"]]).toEqual([
      200,
      "text/javascript; charset=utf-8",
      "public, max-age=31536000, immutable",
    ]);
  });

  it.each(["/pages/none.js", "/pages/..%2Fsheet.html", "/pages/"])("has nothing at %s", async (path) => {
    const { status, headers } = await send(platform.url + path);
    expect([status, headers["cache-control"]]).toEqual([404, "no-store"]);
  });
});
