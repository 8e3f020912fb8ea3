/** A real Chromium, one for each test file, and its pages, one context for each test. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";

const CANDIDATES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const ARGS = [
  ...["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];
const INSTALLATION_MS = 600_000;
/** Where a failing test leaves what was seen; ignored by git. */
const FAILURES = fileURLToPath(new URL("../failures", import.meta.url));
const SCREENS = fileURLToPath(new URL("../../docs/screens", import.meta.url));

export interface TestBrowser {
  /** A page of its own, a phone's in Chinese unless told otherwise; closed with the test. */
  open(options?: BrowserContextOptions): Promise<Page>;
}

/** To be called at the top of a test file. */
export function useBrowser(): TestBrowser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findBrowser() ?? installBrowser(), args: ARGS });
  }, INSTALLATION_MS);
  afterAll(() => browser?.close());
  return {
    async open(options) {
      if (!browser) throw new Error("the browser is started before the first test");
      return openPage(browser, options);
    },
  };
}

async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const phone = { viewport: { width: 375, height: 740 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" };
  const context = await browser.newContext({ ...phone, ...options });
  context.setDefaultTimeout(15_000);
  await context.tracing.start({ snapshots: true });
  const page = await context.newPage();
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") await keepFailure(page, task.name);
    await context.close();
  });
  return page;
}

async function keepFailure(page: Page, test: string): Promise<void> {
  mkdirSync(FAILURES, { recursive: true });
  const name = join(FAILURES, test.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80));
  await page.screenshot({ path: `${name}.png` }).catch(() => undefined);
  await page.context().tracing.stop({ path: `${name}.zip` });
}

/** Stores a screen for the documents, when `SHIMING_SCREENS` asks for it. */
export async function storeScreen(page: Page, name: string): Promise<void> {
  if (!process.env.SHIMING_SCREENS) return;
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${name}.png`), animations: "disabled" });
}

function findBrowser(): string | undefined {
  return CANDIDATES.map((name) => `/usr/bin/${name}`).find((path) => existsSync(path));
}

/** On Debian, as root, with a font for Chinese. Of several test files at once one installs and the others wait. */
function installBrowser(): string {
  const wait = ["-o", "DPkg::Lock::Timeout=500"];
  apt([...wait, "update", "-qq"]);
  apt([...wait, "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"]);
  const found = findBrowser();
  if (!found) throw new Error("these tests need Chromium: install it as /usr/bin/chromium");
  return found;
}

function apt(args: readonly string[]): void {
  spawnSync("apt-get", args, { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
}
