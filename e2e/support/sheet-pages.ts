/** What a person does on the sheet, and the platform around it: the sheet has an origin of its own. */

import { readFileSync } from "node:fs";
import { setHostOrigins, setLogo } from "@shiming/core";
import { sensitive } from "@shiming/crypto";
import type { Page } from "playwright-core";
import { host } from "./hosts.ts";
import { OPERATOR } from "./operator.ts";
import { identity, payPassword } from "./persons.ts";
import { startPlatform, type TestPlatform } from "./platform.ts";
import { click, pressUntil } from "./press.ts";
import { askConsent } from "./protocol.ts";

/** A square of 128 pixels, and of the first mini program. */
export const logo = readFileSync(new URL("hospital-logo.png", import.meta.url));

export async function startSheetPlatform(): Promise<TestPlatform> {
  const platform = await startPlatform({ config: { sheetUrl: sheetUrlOf } });
  await setLogo(platform.world.app.appid, logo, OPERATOR, platform.stores, platform.now());
  return platform;
}

export function sheetUrlOf(baseUrl: string): string {
  const url = new URL(baseUrl);
  url.hostname = "sheet.localhost";
  return url.origin;
}

export async function registerOrigins(platform: TestPlatform, ...origins: string[]): Promise<void> {
  await setHostOrigins({ issuer: host.issuer, origins }, OPERATOR, platform.stores, platform.now());
}

/** The URL that a host gets for a person, a new one by default. */
export async function sheetUrlFor(platform: TestPlatform, userId?: string): Promise<string> {
  return (await askConsent(platform, userId ?? (await platform.addPerson()))).json.sheet_url;
}

/** A child of 2018, and who may act for it. @returns the user ids */
export async function addFamily(platform: TestPlatform): Promise<{ guardian: string; child: string }> {
  const guardian = await platform.addPerson();
  const named = { ...identity, realName: sensitive("李小雨"), credentialId: sensitive("999999201806011032") };
  const change = { identity: named, hasPaymentAccount: false, addGuardians: [guardian] };
  return { guardian, child: await platform.addPerson(change) };
}

/** The URL of the sheet on which that guardian decides for the child. */
export async function guardianSheetUrl(
  platform: TestPlatform,
  { guardian, child }: Awaited<ReturnType<typeof addFamily>>,
): Promise<string> {
  return (await askConsent(platform, guardian, { claims: { act_for: child } })).json.sheet_url;
}

export async function titleOf(page: Pick<Page, "locator">): Promise<string | undefined> {
  return (await page.locator("h1").textContent())?.trim();
}

/** Of a sheet in a window, or in a frame. */
export function openKeypad(sheet: Pick<Page, "getByRole" | "locator">): Promise<void> {
  return pressUntil(click, sheet.getByRole("button", { name: "允许" }), sheet.locator("dialog.keypad"));
}

export async function typePassword(page: Page, password: string = payPassword): Promise<void> {
  await page.locator("dialog.keypad").waitFor();
  await page.keyboard.type(password);
}
