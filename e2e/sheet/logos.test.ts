import { digestOf, setLogo } from "@shiming/core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { send } from "../support/http.ts";
import { OPERATOR } from "../support/operator.ts";
import type { TestPlatform } from "../support/platform.ts";
import { approve, askConsent, inviteToMyAuthorizations, openSheet } from "../support/protocol.ts";
import { logo, startSheetPlatform } from "../support/sheet-pages.ts";
import type { TestApp } from "../support/world.ts";

let platform: TestPlatform;
const browser = useBrowser();
beforeAll(async () => {
  platform = await startSheetPlatform();
});
afterAll(() => platform.close());

const WEBP_PIXEL = Buffer.from("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==", "base64");
const PNG_PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
/** Begins as a picture does, and is none. */
const broken = Buffer.concat([logo.subarray(0, 24), Buffer.alloc(40)]);

/** @returns the digest that names it */
function set(image: Uint8Array): Promise<string> {
  return setLogo(platform.world.app.appid, image, OPERATOR, platform.stores, platform.now());
}

async function openSheetPage(app: TestApp = platform.world.app): Promise<Page> {
  const page = await browser.open();
  const asked = await askConsent(platform, await platform.addPerson(), { app });
  await page.goto(asked.json.sheet_url);
  await page.locator("h1").waitFor();
  return page;
}

/** The width of each logo as it was decoded. */
const widthsOn = (page: Page) =>
  page
    .locator("img")
    .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));

it("a mini program is shown with its logo, and the record keeps the one that was shown", async () => {
  const sheet = await openSheetPage();
  await expect.poll(() => widthsOn(sheet)).toEqual([128]);
  const userId = await platform.addPerson();
  await approve(await openSheet(platform, await askConsent(platform, userId)));
  await set(WEBP_PIXEL);
  platform.advance(1000);
  await approve(await openSheet(platform, await askConsent(platform, userId)));
  const page = await browser.open();
  await page.goto((await inviteToMyAuthorizations(platform, userId)).json.url);
  await expect.poll(() => widthsOn(page)).toEqual([1, 128]);
});

it("one that has none, or one that cannot be shown, is known by the first character of its name", async () => {
  await expect(set(broken)).rejects.toMatchObject({ failure: "value_invalid" });
  // As a damaged disk gives it back.
  await platform.stores.logos.put(digestOf(PNG_PIXEL), broken);
  await set(PNG_PIXEL);
  for (const page of [await openSheetPage(), await openSheetPage(platform.world.otherApp)]) {
    await page.locator(".app__logo", { hasText: /^挂$/ }).waitFor();
    await expect.poll(() => page.locator("img").count()).toBe(0);
  }
});

it("a logo is a picture of the sheet's own origin and nothing else, whoever opens it", async () => {
  const digest = await set(logo);
  const { status, headers } = await send(`${platform.url}/logos/${digest}`);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    "content-type": "image/png",
    "content-length": `${logo.length}`,
    "cache-control": "public, max-age=31536000, immutable",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
  });
  for (const name of ["none", digest.slice(1), digest.toUpperCase(), "..%2Fme"])
    expect((await send(`${platform.url}/logos/${name}`)).status).toBe(404);
});
