/** Looks a screen over as everybody may see it: in four windows, in both languages, and with text of twice the size. */
import type { CDPSession, Page } from "playwright-core";
import { OF_COLOURS, violationsIn } from "../../support/axe.ts";
import { closeWithTest } from "../../support/kept-pages.ts";
import { layoutFaults } from "./layout.ts";
import { foreignTexts } from "./words.ts";

export interface Window {
  readonly width: number;
  readonly height: number;
  readonly scheme: "light" | "dark";
  readonly text?: "200%" | undefined;
  /** With axe-core, which takes longer than all else together. */
  readonly hasAxe?: boolean;
}

const WINDOWS: readonly Window[] = [
  { width: 320, height: 640, scheme: "dark", hasAxe: true },
  { width: 1920, height: 1080, scheme: "light" },
  { width: 1280, height: 800, scheme: "light", text: "200%" },
];
const LANGUAGES = ["zh-CN", "en"] as const;
const OTHER = { "zh-CN": "中文", en: "English" } as const;

/** Ends as a desk's in Chinese and in the light. @param told see `listenTo` @returns a line for each fault */
export async function lookOver(page: Page, told: ReadonlySet<string>): Promise<string[]> {
  const faults: string[] = [];
  for (const language of [...LANGUAGES].reverse()) {
    await speak(page, language);
    for (const window of WINDOWS) {
      await show(page, window);
      const found = await layoutFaults(page);
      if (window.hasAxe && language === "zh-CN") found.push(...(await violationsIn(page)));
      faults.push(...found.map((fault) => `${language} ${describe(window)}: ${fault}`));
    }
    faults.push(...(await foreignTexts(page, language, told)).map((text) => `${language}: says “${text}”`));
  }
  for (const [scheme, rules] of [
    ["dark", OF_COLOURS],
    ["light", undefined],
  ] as const) {
    await show(page, { width: 1280, height: 800, scheme });
    faults.push(...(await violationsIn(page, "html", rules)).map((fault) => `desk, ${scheme}: ${fault}`));
  }
  return faults;
}

const describe = ({ width, text }: Window) => [width, text].filter(Boolean).join(" ");

export async function show(page: Page, { width, height, scheme, text }: Window): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme });
  await setTextSize(page, text === "200%" ? 2 : 1);
  // A chart follows its place with the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

const sessions = new WeakMap<Page, CDPSession>();

/** As in the browser's own settings: `rem` follows, in media queries too. It lasts as long as its session. */
async function setTextSize(page: Page, times: number): Promise<void> {
  closeWithTest(page);
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  await session.send("Page.setFontSizes", { fontSizes: { standard: 16 * times, fixed: 13 * times } });
}

/** By the switch that people use, even where it lies under a dialog. */
async function speak(page: Page, language: (typeof LANGUAGES)[number]): Promise<void> {
  const isSpoken = await page.evaluate((wanted) => document.documentElement.lang === wanted, language);
  if (isSpoken) return;
  const toggle = page.locator("button", { hasText: new RegExp(`^\\s*${OTHER[language]}\\s*$`) }).first();
  await toggle.evaluate((button) => (button as HTMLElement).click());
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
}

/** What is said in both languages, of the dialog where one is open; ends in Chinese. */
export async function spokenFaults(page: Page, told: ReadonlySet<string>): Promise<string[]> {
  const faults: string[] = [];
  for (const language of ["en", "zh-CN"] as const) {
    await speak(page, language);
    faults.push(...(await foreignTexts(page, language, told)).map((text) => `${language}: says “${text}”`));
  }
  return faults;
}
