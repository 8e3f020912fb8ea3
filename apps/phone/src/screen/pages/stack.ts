/** The pages that are open, the one in front last, and how one gets from one to another. */
import type { AppConfig } from "../../bundle/bundle.ts";
import { Refusal } from "../wx/refusal.ts";
import { EventChannel } from "./event-channel.ts";
import type { OpenPage, Page } from "./page.ts";
import { type PageUrl, parsePageUrl } from "./url.ts";

const MAX_DEPTH = 10;

/** Each way throws a `Refusal` in the original's words where it is closed. */
export class PageStack {
  readonly #paths: readonly string[];
  readonly #tabPaths: ReadonlySet<string>;
  readonly #open: OpenPage;
  readonly #onTurn: () => void;
  /** Those of the tab bar stay alive until a relaunch. */
  readonly #tabs = new Map<string, Page>();
  #pages: Page[] = [];

  /** @param onTurn is called when another page is in front */
  constructor(app: AppConfig, open: OpenPage, onTurn: () => void) {
    this.#paths = app.pages;
    this.#tabPaths = new Set(app.tabBar?.list.map((tab) => tab.pagePath));
    this.#open = open;
    this.#onTurn = onTurn;
  }

  /** From the first to the one in front. */
  get pages(): readonly Page[] {
    return this.#pages;
  }

  get current(): Page | undefined {
    return this.#pages.at(-1);
  }

  isTab(path: string): boolean {
    return this.#tabPaths.has(path);
  }

  /** @param channel the opened page's end of the way to its opener */
  navigateTo(url: string, channel: EventChannel): void {
    const target = this.#locateBesideTabs(url, "navigateTo");
    if (this.#pages.length >= MAX_DEPTH) throw new Refusal("webview count limit exceed");
    this.current?.hide();
    this.#enter(target, channel);
  }

  redirectTo(url: string): void {
    const target = this.#locateBesideTabs(url, "redirectTo");
    this.#unload(1);
    this.#enter(target);
  }

  navigateBack(delta = 1): void {
    if (this.#pages.length < 2) throw new Refusal("cannot navigate back at first page.");
    this.#unload(Math.min(Math.max(delta, 1), this.#pages.length - 1));
    this.#onTurn();
    this.current?.show();
  }

  reLaunch(url: string): void {
    const target = this.#locate(url);
    this.#unload(this.#pages.length);
    for (const page of this.#tabs.values()) page.unload();
    this.#tabs.clear();
    this.#enter(target);
  }

  switchTab(url: string): void {
    const { path } = this.#parse(url);
    if (!this.#tabPaths.has(path)) throw new Refusal("can not switch to no-tabBar page");
    if (this.#pages.length === 1 && this.current?.path === path) return;
    const [first] = this.#pages;
    const fromTab = first !== undefined && this.#tabPaths.has(first.path);
    this.#unload(this.#pages.length - (fromTab ? 1 : 0));
    for (const page of this.#pages) page.hide();
    const known = this.#tabs.get(path);
    this.#pages = known ? [known] : [];
    if (known) {
      this.#onTurn();
      known.show();
    } else this.#enter({ path, query: {} });
  }

  #parse(url: string): PageUrl {
    return parsePageUrl(this.current?.path ?? "", String(url));
  }

  #locate(url: string): PageUrl {
    const target = this.#parse(url);
    if (!this.#paths.includes(target.path)) throw new Refusal(`page "${target.path}" is not found`);
    return target;
  }

  #locateBesideTabs(url: string, call: string): PageUrl {
    const target = this.#locate(url);
    if (this.#tabPaths.has(target.path)) throw new Refusal(`can not ${call} a tabbar page`);
    return target;
  }

  #enter(url: PageUrl, channel = new EventChannel()): void {
    this.#open(url, channel, (page) => {
      this.#pages.push(page);
      if (this.#tabPaths.has(page.path)) this.#tabs.set(page.path, page);
      this.#onTurn();
    });
  }

  /** The last `count` pages. */
  #unload(count: number): void {
    for (const page of this.#pages.splice(this.#pages.length - count).reverse()) {
      this.#tabs.delete(page.path);
      page.unload();
    }
  }
}
