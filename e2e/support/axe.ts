/** axe-core in a page: what it finds wrong, a line each. */
import axe from "axe-core";
import type { Frame, Page } from "playwright-core";

/** Halfway from one colour to another is no colour of ours; what moves for ever is not waited for. */
const SETTLED = `Promise.allSettled(document.getAnimations()
  .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
  .map(({ finished }) => finished))`;

const run = (
  within: string,
) => `axe.run(${JSON.stringify(within)}, { iframes: false, preload: false, resultTypes: ["violations"] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))`;

/** In the page itself, and not in the frames of others in it. @param within a selector, where a part alone is to be looked at */
export async function violationsIn(page: Page | Frame, within = "html"): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  await page.evaluate(`${SETTLED}.then(() => {})`);
  return page.evaluate(run(within));
}
