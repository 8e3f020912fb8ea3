/** A page of one template, whose handler `log` tells what events it gets. */
import { expect } from "vitest";
import type { TestBrowser } from "../../support/browser.ts";
import { type Files, openMiniProgram, type Screen, type ScreenOptions } from "./screen.ts";

export interface Logged {
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: each event has a detail of its own
  readonly detail: any;
  readonly [field: string]: unknown;
}

export interface TemplateScreen extends Screen {
  /** The events that `log` got so far, once there are that many. */
  events(count?: number): Promise<Logged[]>;
}

interface Template {
  readonly wxml: string;
  readonly wxss?: string;
  /** JavaScript: the page's data. */
  readonly data?: string;
  /** JavaScript: more members of the page, each with a comma behind it. */
  readonly members?: string;
  /** Beside the page's. */
  readonly files?: Files;
  readonly options?: ScreenOptions;
}

export async function openTemplate(browser: TestBrowser, template: Template): Promise<TemplateScreen> {
  const { wxml, wxss = "", data = "{}", members = "", files, options } = template;
  const screen = await openMiniProgram(
    browser,
    {
      "pages/a/a.wxml": wxml,
      "pages/a/a.wxss": wxss,
      "pages/a/a.js": `Page({ data: ${data}, ${members} log(event) { console.info(JSON.stringify(event)) } })`,
      ...files,
    },
    options,
  );
  await screen.inside.locator("wx-page").waitFor();
  const events = async () => {
    const lines = (await screen.told("console")).filter(({ level }) => level === "info");
    return lines.map(({ text }) => JSON.parse(text) as Logged);
  };
  return {
    ...screen,
    async events(count = 0) {
      await expect.poll(async () => (await events()).length).toBeGreaterThanOrEqual(count);
      return events();
    },
  };
}

/** What the screen wrote to its console as a warning. */
export async function warningsOf(screen: Screen, language: "en" | "zh" = "en"): Promise<string[]> {
  const lines = await screen.told("console");
  return lines
    .filter(({ level }) => level === "warn")
    .map(({ text, textZh }) => (language === "zh" ? (textZh ?? text) : text));
}
