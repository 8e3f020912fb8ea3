import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { builtPages } from "@shiming/console";
import { beforeAll, expect, it } from "vitest";
import { send } from "../support/http.ts";
import { useSandbox } from "../support/shiming.ts";

const sandbox = useSandbox();
beforeAll(async () => void (await builtPages()), 300_000);

const onConsole = (path: string, headers: Record<string, string> = {}) =>
  send(sandbox.url + path, {
    headers: { host: `console.localhost:${new URL(sandbox.url).port}`, ...headers },
  });
const html = { accept: "text/html" };

it("the page of each screen is never stored, framed by nobody, and runs nothing but its own files", async () => {
  for (const path of ["/", "/sign-in", "/provider/4f1c2a9be0d37756/members", "/staff/queue"]) {
    const { status, headers, text } = await onConsole(path, html);
    expect([path, status, headers["cache-control"]]).toEqual([path, 200, "no-store"]);
    const policy = headers["content-security-policy"] ?? "";
    for (const part of [
      "default-src 'none'",
      "script-src 'self';",
      "style-src 'self';",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain("unsafe");
    expect(headers).toMatchObject({
      "cross-origin-opener-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
    expect(headers["permissions-policy"]).toContain("camera=()");
    expect(text).toContain('name="operator" content="{&#34;name&#34;:&#34;示例市民钱包');
    expect(text).not.toMatch(/<style|style="|<script(?![^>]*src=)/);
  }
});

it("what is no screen is not found: a browser is told so by the page, and a program by a problem", async () => {
  const page = await onConsole("/nothing", html);
  expect([page.status, page.headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
  const problem = await onConsole("/nothing");
  expect([problem.status, problem.headers["content-type"]]).toEqual([404, "application/problem+json"]);
});

it("nothing else of the platform is there, and nothing of the console elsewhere", async () => {
  for (const path of ["/cgi-bin/token", "/consent/abc", "/me", "/metrics", "/healthz", "/openapi.json"]) {
    expect([path, (await onConsole(path)).status]).toEqual([path, 404]);
  }
  expect((await onConsole("/api/me")).status).toBe(401);
  for (const host of [`127.0.0.1:${new URL(sandbox.url).port}`, "sheet.localhost"]) {
    expect((await send(`${sandbox.url}/sign-in`, { headers: { host, ...html } })).status).toBe(404);
  }
});

it("the consent sheet's preview is framed by the console alone, listens to it alone, and knows nobody", async () => {
  const { port } = new URL(sandbox.url);
  const host = `sheet.localhost:${port}`;
  const { status, headers, text } = await send(`${sandbox.url}/sheet-preview`, {
    headers: { host, ...html },
  });
  expect(status).toBe(200);
  const policy = `${headers["content-security-policy"]}`.split("; ");
  expect(policy).toContain(`frame-ancestors http://console.localhost:${port}`);
  expect(policy).toContain("script-src 'self'");
  expect(text).toContain(`name="host-origins" content="http://console.localhost:${port}"`);
  expect(text).toContain("&#34;masked_real_name&#34;:&#34;**明&#34;");
  expect(headers["set-cookie"]).toBeUndefined();
  const page = await onConsole("/sign-in", html);
  expect(`${page.headers["content-security-policy"]}`.split("; ")).toContain(
    `frame-src 'self' http://${host}`,
  );
  expect((await onConsole("/sheet-preview", html)).status).toBe(404);
});

it("its files stay with the browser for good, and come compressed to one that takes it", async () => {
  const { text } = await onConsole("/", html);
  const [, path = ""] = /src="(\/pages\/[^"]+\.js)"/.exec(text) ?? [];
  const plain = await onConsole(path);
  expect(plain.headers).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    vary: "accept-encoding",
  });
  expect((await onConsole(path, { "accept-encoding": "gzip, br" })).headers["content-encoding"]).toBe("br");
  const { assets } = await builtPages();
  const name = path.replace("/pages/", "");
  expect(gunzipSync(assets.get(`${name}.gz`) ?? "").toString()).toBe(plain.text);
  expect(brotliDecompressSync(assets.get(`${name}.br`) ?? "").toString()).toBe(plain.text);
  expect((await onConsole(`${path}.br`)).status).toBe(404);
});

it("the first load is at most 300 kB of JavaScript as browsers take it", async () => {
  const { html: page, assets } = await builtPages();
  const first = [...page.matchAll(/\/pages\/([^"]+\.js)"/g)].map(([, name]) => `${name}`);
  const bytes = first.map((name) => (assets.get(`${name}.gz`) ?? assets.get(name))?.length ?? 0);
  expect(first.length).toBeGreaterThan(0);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(300_000);
});
