/** What a designer would see at once: text that is cut off, spills out or lies on other text, and targets too small to be hit. */
import type { Page } from "playwright-core";

/** Looks at what the page shows now, in the window that it has. @returns a line for each fault */
export const layoutFaults = (page: Page): Promise<string[]> => page.evaluate(lookAtLayout);

/** Runs in the page, and so stands alone. */
function lookAtLayout(): string[] {
  const SMALLEST_TEXT = 12;
  const SMALLEST_TARGET = 24;
  /** Of a pixel's parts, and the shades of a glyph. */
  const TOLERANCE = 1.5;
  const found = new Set<string>();
  const root = document.documentElement;
  const top = document.querySelector("dialog:modal") ?? document.body;

  const nameOf = (element: Element) => {
    const text = (element.textContent ?? "").trim().replaceAll(/\s+/g, " ").slice(0, 40);
    return `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} “${text}”`;
  };
  /** Asked once of each element, for many texts stand in one. */
  function remembered<T>(find: (element: Element) => T): (element: Element) => T {
    const known = new Map<Element, { readonly value: T }>();
    return (element) => {
      const before = known.get(element) ?? { value: find(element) };
      known.set(element, before);
      return before.value;
    };
  }
  /** Whether an element, or what it stands in, has a style of that kind. */
  function around(is: (style: CSSStyleDeclaration) => boolean): (element: Element) => boolean {
    const look = remembered((element): boolean => {
      const { parentElement } = element;
      if (element === top) return false;
      return is(getComputedStyle(element)) || (parentElement !== null && look(parentElement));
    });
    return look;
  }
  const isScrolled = ({ overflowX, overflowY }: CSSStyleDeclaration) =>
    /auto|scroll/.test(overflowX + overflowY);
  const isClipped = around(({ clipPath }) => clipPath !== "none");
  const isInScrolled = around(isScrolled);
  const isApart = around((style) => /fixed|sticky/.test(style.position) || isScrolled(style));
  const isSeen = remembered(
    (element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !element.closest(".visually-hidden, .skip, [inert]") &&
      element.getClientRects().length > 0 &&
      !isClipped(element),
  );
  const fontSizeOf = remembered((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const boxOf = remembered((element) => {
    const { overflowX, display, borderRightWidth } = getComputedStyle(element);
    const { right } = element.getBoundingClientRect();
    return { overflowX, display, borderRightWidth, right };
  });

  if (root.scrollWidth > root.clientWidth) found.add(`the page moves sideways: ${root.scrollWidth}`);

  const texts: { element: Element; rect: DOMRect }[] = [];
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!element || !node.textContent?.trim() || element.closest("option, noscript") || !isSeen(element))
      continue;
    if (fontSizeOf(element) < SMALLEST_TEXT) found.add(`small text: ${nameOf(element)}`);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) if (rect.width > 1) texts.push({ element, rect });
  }

  for (const { element, rect } of texts) {
    if (isInScrolled(element)) continue;
    if (rect.right > root.clientWidth + TOLERANCE || rect.left < -TOLERANCE)
      found.add(`outside: ${nameOf(element)}`);
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      const { overflowX, display, borderRightWidth, right } = boxOf(at);
      if (display === "inline" || display === "contents") continue;
      const isTold = at.getAttribute("title") !== null;
      if (rect.right > right + TOLERANCE && !isTold) {
        found.add(
          `${overflowX === "visible" ? "spills out of" : "cut off by"} ${nameOf(at)}: ${nameOf(element)}`,
        );
        break;
      }
      // What is below a visible edge was looked at.
      if (borderRightWidth !== "0px") break;
    }
  }

  const laid = texts.filter(({ element }) => !isApart(element)).sort((a, b) => a.rect.top - b.rect.top);
  for (const [place, one] of laid.entries()) {
    for (const other of laid.slice(place + 1)) {
      if (other.rect.top > one.rect.bottom) break;
      const wide = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const high = Math.min(one.rect.bottom, other.rect.bottom) - other.rect.top;
      // Lines of one paragraph may touch: a glyph is less high than its line.
      if (wide > 2 && high > Math.min(one.rect.height, other.rect.height) / 3)
        found.add(`overlap: ${nameOf(one.element)} and ${nameOf(other.element)}`);
    }
  }

  const targets = [...top.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter(isSeen)
    .map((element) => {
      const isTick = element.matches("input[type=checkbox], input[type=radio]");
      const rect = ((isTick && element.closest("label")) || element).getBoundingClientRect();
      return { element, rect, isSmall: Math.min(rect.width, rect.height) < SMALLEST_TARGET };
    });
  // A small one may stand where nothing else is near, and in a sentence it is as high as its line (WCAG 2.2, 2.5.8).
  for (const { element, rect, isSmall } of targets) {
    if (!isSmall || (element.tagName === "A" && getComputedStyle(element).display === "inline")) continue;
    const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
    const isCrowded = targets.some(({ element: other, rect: near }) => {
      if (other === element || other.contains(element) || element.contains(other)) return false;
      const far = Math.hypot(
        Math.max(near.left - x, 0, x - near.right),
        Math.max(near.top - y, 0, y - near.bottom),
      );
      return far < SMALLEST_TARGET / 2;
    });
    if (isCrowded)
      found.add(`small target ${Math.round(rect.width)}×${Math.round(rect.height)}: ${nameOf(element)}`);
  }
  return [...found];
}
