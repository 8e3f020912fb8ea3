/** Who may call the phone's back end, and what its pages may do. */
import { expect, it } from "vitest";
import { ask, usePhone } from "./support/phone.ts";

const phone = usePhone();
const person = { userId: "lilei" };

it("under another name it answers nothing, so that no name of somebody else can be made to lead here", async () => {
  const platform = await ask(phone, "/api/phone", undefined, { headers: { host: "evil.example" } });
  expect(platform.status).toBe(404);
  const otherPort = await ask(phone, "/api/phone", undefined, { headers: { host: "phone.localhost:1" } });
  expect(otherPort.status).toBe(421);
});

it.each([
  ["another site's page", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
  ["a page of another part of the sandbox", { "sec-fetch-site": "same-site" }],
  ["a frame without an origin, as a mini program is in", { "sec-fetch-site": "cross-site", origin: "null" }],
  ["an older browser, which tells the origin alone", { origin: "https://evil.example" }],
])("%s can call nothing of the API", async (_who, headers) => {
  expect((await ask(phone, "/api/me-sessions", person, { headers })).status).toBe(403);
  expect((await ask(phone, "/api/phone", undefined, { headers })).status).toBe(403);
  expect((await ask(phone, "/api/events", undefined, { headers })).status).toBe(403);
  expect((await ask(phone, "/%61pi/phone", undefined, { headers })).status).toBe(403);
});

it("the phone's own page can", async () => {
  const headers = { "sec-fetch-site": "same-origin", origin: phone.origin };
  expect((await ask(phone, "/api/me-sessions", person, { headers })).status).toBe(200);
});

it("what a form could send is not taken", async () => {
  for (const type of ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data"]) {
    const headers = { "content-type": type };
    expect((await ask(phone, "/api/me-sessions", person, { headers })).status).toBe(415);
  }
});

it("a mini program cannot reach the phone's back end by wx.request, nor be redirected to it", async () => {
  for (const url of [`${phone.origin}/api/phone`, `${phone.origin.toUpperCase()}/api/phone`]) {
    const request = { url, method: "GET", header: { host: "x" }, timeout: 5_000 };
    expect((await ask(phone, "/api/requests", request)).json.errMsg).toMatch(/^request:fail \S/);
  }
});

it("the shell's page takes scripts, styles and frames from nobody but itself and the sheet, and is in nobody's frame", async () => {
  const { status, headers } = await ask(phone, "/");
  expect(status).toBe(200);
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src ${phone.origin};`);
  expect(policy).toContain(`frame-src ${phone.origin} http://sheet.localhost:${phone.port};`);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe");
});

it("the screen has no origin and no network, also when it is opened by itself", async () => {
  const { headers } = await ask(phone, "/screen");
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("sandbox allow-scripts;");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).toContain(`frame-ancestors ${phone.origin}`);
});

it("what the pages load may be loaded by a frame without an origin, and is kept", async () => {
  const [, script] = /src="(\/pages\/[^"]+)"/.exec((await ask(phone, "/screen")).text) ?? [];
  const { status, headers } = await ask(phone, script ?? "");
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "access-control-allow-origin": "*",
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
  });
  expect((await ask(phone, "/pages/none.js")).status).toBe(404);
});
