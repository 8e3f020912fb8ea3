/** axe-core in a page: what it finds wrong, a line each. */
import axe from "axe-core";
import type { Frame, Page } from "playwright-core";

const RUN = `axe.run(document, { iframes: false, preload: false, resultTypes: ["violations"] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))`;

/** In the page itself, and not in the frames of others in it. */
export async function violationsIn(page: Page | Frame): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(RUN);
}
