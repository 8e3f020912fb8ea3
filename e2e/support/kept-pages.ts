/**
 * Pages that go from one test of a file to the next: a renderer that has compiled a screen's scripts shows it for a third of what a
 * new one costs. Whoever takes a page finds it as a new one would be.
 */
import type { Browser, BrowserContextOptions, Page, Response } from "playwright-core";

export type OpenPage = (browser: Browser, options: BrowserContextOptions) => Promise<Page>;

/** What a test has done to these has no way back. */
const changed = new WeakSet<Page>();

/**
 * For a test that adds a script to each document of a page, puts another clock there, or talks to its browser beside Playwright: nobody
 * gets the page after it.
 */
export function closeWithTest(page: Page): void {
  changed.add(page);
}

/** Those of one test file, each in a context of its own. */
export class KeptPages {
  readonly #open: OpenPage;
  /** Those that nobody looks at now, by what they were asked to be. */
  readonly #idle = new Map<string, Page[]>();
  /** Where each has been since it was taken, and the answers that its documents came with. */
  readonly #documents = new WeakMap<Page, Response[]>();

  constructor(open: OpenPage) {
    this.#open = open;
  }

  async take(browser: Browser, options: BrowserContextOptions): Promise<Page> {
    const page = this.#waiting(options).pop() ?? (await this.#open(browser, options));
    const documents: Response[] = [];
    this.#documents.set(page, documents);
    page.on("response", (response) => {
      const request = response.request();
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) documents.push(response);
    });
    return page;
  }

  /** For another test. What was kept for more than one origin goes with the page. */
  async giveBack(page: Page, options: BrowserContextOptions): Promise<void> {
    const documents = this.#documents.get(page) ?? [];
    const origins = new Set(documents.map((document) => new URL(document.url()).origin));
    if (page.isClosed() || changed.has(page) || origins.size !== 1) return page.context().close();
    await clean(page, documents.at(-1) as Response, options);
    this.#waiting(options).push(page);
  }

  async close(): Promise<void> {
    const pages = [...this.#idle.values()].flat();
    this.#idle.clear();
    await Promise.all(pages.map((page) => page.context().close()));
  }

  #waiting(options: BrowserContextOptions): Page[] {
    const asked = JSON.stringify(options);
    const waiting = this.#idle.get(asked) ?? [];
    this.#idle.set(asked, waiting);
    return waiting;
  }
}

/** All that has a way back. @param last what the page showed last came with that */
async function clean(page: Page, last: Response, options: BrowserContextOptions): Promise<void> {
  const context = page.context();
  page.removeAllListeners();
  const others = context.pages().filter((other) => other !== page);
  await Promise.all(others.map((other) => other.close()));
  await Promise.all([page.unrouteAll(), context.unrouteAll(), context.setOffline(false)]);
  await leave(page, last);
  await Promise.all([context.clearCookies(), context.clearPermissions()]);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  const { viewport, colorScheme = "light", reducedMotion = "no-preference" } = options;
  if (viewport) await page.setViewportSize(viewport);
  await page.emulateMedia({ media: null, colorScheme, reducedMotion });
}

/** A document without scripts, of the same origin and the same policy of openers: for another the browser takes another renderer. */
async function leave(page: Page, last: Response): Promise<void> {
  const policy = "cross-origin-opener-policy";
  const headers = { "content-type": "text/html", [policy]: last.headers()[policy] ?? "unsafe-none" };
  const left = new URL("/left", last.url()).href;
  await page.route(left, (route) => route.fulfill({ headers, body: "<!doctype html>" }));
  await page.goto(left);
  await page.unrouteAll();
}
