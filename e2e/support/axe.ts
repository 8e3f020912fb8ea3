/** axe-core in a page: what it finds wrong, a line each. */
import axe from "axe-core";
import type { Frame, Page } from "playwright-core";

const RUN = `axe.run(document, { iframes: false }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))`;

/** In the page itself, and not in the frames of others in it. */
export async function violationsIn(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(RUN);
}
