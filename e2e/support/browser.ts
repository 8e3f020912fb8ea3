/** A real Chromium, one for all test files of a worker, and its pages, each in a context of its own. */
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, BrowserContextOptions, Frame, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished, type RunnerTestCase } from "vitest";
import { launchChromium } from "./chromium.ts";
import { KeptPages } from "./kept-pages.ts";

const INSTALLATION_MS = 600_000;
/** Whether a trace has the page at each step, which doubles what a step costs. */
const SNAPSHOTS = process.env.TEST_SNAPSHOTS === "1";
/** Where a failing test leaves what was seen; ignored by git. */
const FAILURES = fileURLToPath(new URL("../failures", import.meta.url));
const SCREENS = fileURLToPath(new URL("../../docs/screens", import.meta.url));

export interface TestBrowser {
  /** A page that nobody has used, or as good as that, a phone's in Chinese unless told otherwise; the test's while it runs. */
  open(options?: BrowserContextOptions): Promise<Page>;
}

/** To be called at the top of a test file. @param args arguments of Chromium's own, for which the file gets one of its own */
export function useBrowser(args: readonly string[] = []): TestBrowser {
  let browser: Browser | undefined;
  let visitors = 0;
  const isShared = args.length === 0;
  const kept = new KeptPages(openPage);
  beforeAll(async () => {
    browser = await (isShared ? sharedBrowser() : launchChromium(args));
  }, INSTALLATION_MS);
  afterAll(() => (isShared ? kept.close() : browser?.close()));
  return {
    async open(asked) {
      if (!browser) throw new Error("the browser is started before the first test");
      const options = { ...PHONE, ...asked };
      const page = await kept.take(browser, options);
      const visitor = ++visitors;
      await page.context().tracing.startChunk();
      onTestFinished(async ({ task }) => {
        const hasFailed = task.result?.state === "fail";
        // Playwright leaves a folder behind where a trace was not stopped.
        await (hasFailed
          ? keepFailure(page.context(), nameOf(task, visitor))
          : page.context().tracing.stopChunk());
        await (hasFailed ? page.context().close() : kept.giveBack(page, options));
      });
      return page;
    },
  };
}

/** It ends with the worker, whose files run one after the other. */
let shared: Promise<Browser> | undefined;

/** A start costs as much as two visits. What pages keep lies in their contexts. */
async function sharedBrowser(): Promise<Browser> {
  const running = await shared?.catch(() => undefined);
  if (!running?.isConnected()) shared = launchChromium();
  return shared as Promise<Browser>;
}

const PHONE = {
  viewport: { width: 375, height: 740 },
  locale: "zh-CN",
  timezoneId: "Asia/Shanghai",
} as const;

async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(60_000);
  await context.tracing.start({ snapshots: SNAPSHOTS });
  context.on("page", slowDown);
  return context.newPage();
}

/** As many times slower as `TEST_SLOWDOWN` says: a test that waits for what it caused passes all the same. */
const SLOWDOWN = Number(process.env.TEST_SLOWDOWN ?? 1);

/** The page, and each frame that has a process of its own. */
function slowDown(page: Page): void {
  if (SLOWDOWN <= 1) return;
  const slowed = async (target: Page | Frame) => {
    const session = await page.context().newCDPSession(target);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  };
  // A frame of its parent's process has no session of its own, and is slow with it; one may be gone already.
  const slow = (target: Page | Frame) => void slowed(target).catch(() => undefined);
  slow(page);
  page.on("framenavigated", (frame) => frame.parentFrame() && slow(frame));
}

/** Of no other test, also where two files have tests of the same name, or two names begin alike. */
function nameOf({ file, fullTestName }: RunnerTestCase, visitor: number): string {
  const [folder = "", test = ""] = [file.name, fullTestName].map((name) =>
    name.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 70),
  );
  return join(FAILURES, folder, `${test}-${visitor}`);
}

/** What each window shows, and the trace of them all: `npx playwright-core show-trace FILE`. */
async function keepFailure(context: BrowserContext, name: string): Promise<void> {
  mkdirSync(dirname(name), { recursive: true });
  for (const [place, page] of context.pages().entries()) {
    await page
      .screenshot({ path: `${name}${place > 0 ? `-window-${place + 1}` : ""}.png` })
      .catch(() => undefined);
  }
  await context.tracing.stopChunk({ path: `${name}.zip` });
}

/** Stores a screen for the documents, when `DOCS_SCREENS` asks for it. */
export async function storeScreen(page: Page | Locator, name: string): Promise<void> {
  if (!process.env.DOCS_SCREENS) return;
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${name}.png`), animations: "disabled" });
}
