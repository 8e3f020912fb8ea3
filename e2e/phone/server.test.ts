import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../house/repository.ts";
import { scratchFolder } from "../support/shiming.ts";
import { ask, openApp, readEvents, usePhone } from "./support/phone.ts";

const phone = usePhone();
const PNG = Buffer.from("89504e470d0a1a0a", "hex");

/** A mini program of one page, and a picture beside it. */
function writeMiniProgram(): string {
  const folder = scratchFolder();
  mkdirSync(join(folder, "pages"));
  writeFileSync(join(folder, "app.json"), JSON.stringify({ pages: ["pages/one"] }));
  writeFileSync(join(folder, "app.js"), "App({})");
  writeFileSync(join(folder, "pages/one.js"), "Page({})");
  writeFileSync(join(folder, "pages/one.wxml"), "<view>one</view>");
  writeFileSync(join(folder, "logo.png"), PNG);
  return folder;
}

const question = {
  userId: "lilei",
  appid: "wx1a2b3c4d5e6f7081",
  clientOs: "ios",
  clientVersion: "8.0.50",
  categoryId: [99, 904] as unknown,
};

it("the settings name everybody of the sandbox, and the case", async () => {
  const { json } = await ask(phone, "/api/phone");
  expect(json.personas).toHaveLength(13);
  expect(json.personas[4]).toEqual({
    userId: "yanwenbo",
    persona: expect.any(String),
    realName: "䶮文博",
    payPassword: "246810",
    guardians: [],
  });
  expect(json.apps[0]).toMatchObject({ name: "城市服务", appid: "wx1a2b3c4d5e6f7081" });
});

it("the bundle of the case knows where its back end is", async () => {
  const [{ id }] = (await ask(phone, "/api/phone")).json.apps;
  const { json } = await ask(phone, `/api/apps/${id}/bundle`);
  expect(json.app.ext.baseUrl).toBe(`http://city.localhost:${phone.port}`);
  expect(json.app.pages.length).toBeGreaterThan(1);
  expect((await ask(phone, "/api/apps/none/bundle")).status).toBe(404);
});

it("pictures of a mini program are served to a frame without an origin, its sources to nobody", async () => {
  const folder = writeMiniProgram();
  const outside = scratchFolder();
  writeFileSync(join(outside, "secret.png"), PNG);
  symlinkSync(join(outside, "secret.png"), join(folder, "link.png"));
  const { id } = await openApp(phone, folder);
  const file = (path: string) => ask(phone, `/api/apps/${id}/files/${path}`);
  const { status, headers } = await file("logo.png");
  expect([status, headers["content-type"]]).toEqual([200, "image/png"]);
  expect(headers["access-control-allow-origin"]).toBe("*");
  expect(headers["content-security-policy"]).toContain("sandbox");
  const others = [
    "app.js",
    "none.png",
    "link.png",
    "%2e%2e/secret.png",
    "..%2f..%2fetc%2fpasswd.png",
    "a%00.png",
  ];
  for (const path of others) expect((await file(path)).status, path).toBe(404);
});

it("a picture of an npm package is found where the package is", async () => {
  const folder = writeMiniProgram();
  mkdirSync(join(folder, "node_modules/pictures/miniprogram_dist"), { recursive: true });
  writeFileSync(join(folder, "node_modules/pictures/package.json"), "{}");
  writeFileSync(join(folder, "node_modules/pictures/miniprogram_dist/icon.png"), PNG);
  const { id } = await openApp(phone, folder);
  const { status } = await ask(phone, `/api/apps/${id}/files/miniprogram_npm/pictures/icon.png`);
  expect(status).toBe(200);
});

it("a consent request of the phone's host leads to the sheet, which the phone may frame", async () => {
  const { json } = await ask(phone, "/api/consent-requests", question);
  expect(json.sheetUrl).toMatch(
    new RegExp(`^http://sheet.localhost:${phone.port}/consent/[\\w-]+#[\\w-]{43}$`),
  );
  const { pathname } = new URL(json.sheetUrl);
  const { headers } = await ask(phone, pathname, undefined, {
    headers: { host: `sheet.localhost:${phone.port}` },
  });
  expect(headers["content-security-policy"]).toContain(phone.origin);
});

it.each([
  ["an old version", { clientVersion: "6.5.21" }, "version too low"],
  ["a malformed version", { clientVersion: "1.6.5.22" }, "version too low"],
  ["another system", { clientOs: "harmony" }, "version too low"],
  ["a category without approval", { categoryId: [1, 2] }, "invalid category-id"],
  ["a category that is none", { categoryId: "{{[99, 904]}}" }, "invalid category-id"],
  ["no category", { categoryId: undefined }, "invalid category-id"],
  ["a mini program without access", { appid: "wx2b3c4d5e6f708192" }, "access denied"],
  ["a passport", { userId: "maria" }, "no real name info"],
  ["a locked account", { userId: "zhouqiang" }, "account locked"],
])("%s is judged by the platform, and its answer is the button's", async (_what, change, failure) => {
  const { status, json } = await ask(phone, "/api/consent-requests", { ...question, ...change });
  expect(status).toBe(200);
  expect(json.failure.errMsg).toBe(`openRealnameAuth:fail ${failure}`);
  expect(json.failure.reason).toMatch(/\S/);
});

it("my authorizations are opened for a person", async () => {
  const { json } = await ask(phone, "/api/me-sessions", { userId: "lilei" });
  expect(json.url).toMatch(new RegExp(`^http://sheet.localhost:${phone.port}/me#[\\w-]+$`));
});

it("a body that is not what the page sends is refused", async () => {
  for (const path of ["/api/consent-requests", "/api/me-sessions", "/api/requests"]) {
    for (const body of [[], { userId: 7, url: 7 }, "text"]) {
      const { status, headers } = await ask(phone, path, body);
      expect([status, headers["content-type"]]).toEqual([400, "application/problem+json"]);
    }
  }
});

it("saving a file tells the page that the mini program changed, and what is wrong with it now", async () => {
  const folder = writeMiniProgram();
  const { id, problems } = await openApp(phone, folder);
  expect(problems).toEqual([]);
  const events = await readEvents(phone);
  writeFileSync(join(folder, "pages/one.wxml"), "<view>\n<button></view>");
  const isBroken = (event: { kind: string; appId?: string; problems?: readonly unknown[] }) =>
    event.kind === "changed" && event.appId === id && event.problems?.length !== 0;
  const changed = (await events.until(isBroken)).find(isBroken);
  expect(changed).toMatchObject({ problems: [{ file: "pages/one.wxml", line: 2, severity: "error" }] });
});

it("a page that is open hears of another mini program, one that opens later finds it in the settings", async () => {
  const events = await readEvents(phone);
  const { id } = await openApp(phone, writeMiniProgram());
  const isThere = (event: { kind: string; apps?: readonly { id: string }[] }) =>
    event.kind === "apps" && event.apps?.some((app) => app.id === id) === true;
  await events.until(isThere);
  expect((await ask(phone, "/api/phone")).json.apps).toContainEqual(expect.objectContaining({ id }));
  // The same folder again is the same mini program.
  expect((await openApp(phone, join(root, "examples/city-service/miniprogram"))).id).toBe(
    (await ask(phone, "/api/phone")).json.apps[0].id,
  );
});
