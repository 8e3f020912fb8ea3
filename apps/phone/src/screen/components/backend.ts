/** The DOM of one mini program: the elements' own, with the units, styles and measures that pages expect. */
import { type BoundingClientRect, Element } from "glass-easel";
import { ScreenBackend } from "../elements/index.ts";
import { firstListener, pageListener } from "./intersection.ts";
import { observeMedia } from "./media.ts";

const UNITS = /(-?(?<![\d.])(?:\d*\.)?\d+)(rpx|vh)\b/g;

export class PageBackend extends ScreenBackend {
  readonly #pages: HTMLElement;
  readonly #styles = new Map<string, HTMLStyleElement>();
  readonly #texts = new Map<string, string>();

  constructor(pages: HTMLElement) {
    super(pages);
    this.#pages = pages;
    const { createElement } = this.document;
    this.document.createElement = (tag) => withUnits(createElement(tag));
    measureFrom(pages);
  }

  override getWindowWidth(): number {
    return this.#pages.clientWidth;
  }

  override getWindowHeight(): number {
    return this.#pages.clientHeight;
  }

  override registerStyleSheetContent(path: string, content: unknown): void {
    this.#texts.set(path, String(content));
  }

  /** Once for each component, however often it is used. */
  override appendStyleSheetPath(path: string): number {
    if (!this.#styles.has(path)) {
      const style = document.createElement("style");
      style.textContent = this.#texts.get(path) ?? "";
      document.head.append(style);
      this.#styles.set(path, style);
    }
    return 0;
  }

  /** A frame without an origin is not told where the window around it is: a page's viewport is where pages are shown. */
  override createIntersectionObserver(
    ...[target, relative, margin, thresholds, listener]: Parameters<
      ScreenBackend["createIntersectionObserver"]
    >
  ) {
    const viewport = this.#pages as unknown as typeof target;
    const told = pageListener(target, this.#pages, firstListener(listener, thresholds));
    // The adapter writes the sides that a page leaves out as well.
    const sides = margin.replaceAll("undefined", "0");
    return super.createIntersectionObserver(target, relative ?? viewport, sides, thresholds, told);
  }

  /** glass-easel's own never matches where no orientation is asked for. */
  override createMediaQueryObserver(
    ...[status, listener]: Parameters<ScreenBackend["createMediaQueryObserver"]>
  ) {
    return observeMedia(status, listener);
  }

  /** The styles of a page are for as long as it is in front: its classes are everybody's. */
  enableStyle(path: string, enabled: boolean): void {
    const style = this.#styles.get(path);
    if (style) style.media = enabled ? "all" : "not all";
  }
}

type BackendNode = ReturnType<ScreenBackend["document"]["createElement"]>;

/** `style="width: 10rpx"` of a template. In style sheets the compiler does the same. */
function withUnits(node: BackendNode): BackendNode {
  const element = node as unknown as HTMLElement;
  const { setAttribute } = element;
  element.setAttribute = (name, value) =>
    setAttribute.call(
      element,
      name,
      name === "style" ? String(value).replace(UNITS, "calc(var(--$2) * $1)") : value,
    );
  return node;
}

/** A page measures from its own corner, which is below the navigation bar. */
function measureFrom(pages: HTMLElement): void {
  const { getBoundingClientRect } = Element.prototype;
  Element.prototype.getBoundingClientRect = function (answer) {
    // Of a page itself the adapter asks this, and means how far it is scrolled.
    if (this.ownerShadowRoot === null) return answer(scrollOf(this));
    getBoundingClientRect.call(this, ({ left, top, width, height }) => {
      const corner = pages.getBoundingClientRect();
      answer({ left: left - corner.left, top: top - corner.top, width, height });
    });
  };
}

function scrollOf(page: Element): BoundingClientRect {
  const scroller = (page.getBackendElement() as unknown as HTMLElement).parentElement;
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = scroller ?? document.documentElement;
  return { left: scrollLeft, top: scrollTop, width: scrollWidth, height: scrollHeight };
}
