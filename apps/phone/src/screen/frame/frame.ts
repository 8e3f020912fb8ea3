/**
 * What the screen draws around the pages of a mini program and over them. It lives in a shadow root, so that no style of a
 * mini program reaches it, and none of its own reaches a page.
 */
import type { Environment } from "../../link/link.ts";
import styles from "./frame.css?inline";
import { html } from "./html.ts";
import { type Words, wordsOf } from "./words.ts";

export interface Frame {
  /** Where pages are put; what is fixed in a page is fixed to it. */
  readonly pages: HTMLElement;
  /** Above the pages. */
  readonly top: HTMLElement;
  /** Below them. */
  readonly bottom: HTMLElement;
  /** Over everything. */
  readonly over: HTMLElement;
  words(): Words;
  /** As `zh_CN` or `en`. */
  language(): string;
}

export function createFrame(body: HTMLElement, environment: () => Environment): Frame {
  const host = html("div");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  const [top, bottom, over] = [html("div"), html("div"), html("div", { class: "over" })];
  root.append(top, html("slot"), bottom, over);
  const pages = html("main");
  host.append(pages);
  body.append(host);
  return {
    pages,
    top,
    bottom,
    over,
    words: () => wordsOf(environment()),
    language: () => environment().language,
  };
}

/** `rpx`, 750 to the width; and `vh`, of what a page has for itself. As lengths for style sheets. */
export function keepUnits(pages: HTMLElement): void {
  const measure = () => {
    const { style } = document.documentElement;
    style.setProperty("--rpx", `${pages.clientWidth / 750}px`);
    style.setProperty("--vh", `${pages.clientHeight / 100}px`);
  };
  new ResizeObserver(measure).observe(pages);
  measure();
}
