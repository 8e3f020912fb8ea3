import type { Page } from "playwright-core";

const FOCUSED = `(({ activeElement: element, body }) =>
  element === body ? "" : (element.getAttribute("aria-label") ?? element.textContent).trim())(document)`;

/** What has the focus, by its label or its text; "" where nothing has it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(FOCUSED);
}
