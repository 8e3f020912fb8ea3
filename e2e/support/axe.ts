/** axe-core in a page: what it finds wrong, a line each. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "playwright-core";

const require = createRequire(import.meta.url);
/** Without what people read in it, which is more than half: it is sent to each new document. */
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Halfway from one colour to another is no colour of ours; what moves for ever is not waited for. */
const SETTLED = `Promise.allSettled(document.getAnimations()
  .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
  .map(({ finished }) => finished))`;

/** The rules that look at colours, which are all that another scheme changes. */
export const OF_COLOURS = ["color-contrast", "link-in-text-block"];

function run(within: string, only: readonly string[] | undefined): string {
  const options = { iframes: false, preload: false, resultTypes: ["violations"], runOnly: only };
  return `axe.run(${JSON.stringify(within)}, ${JSON.stringify(options)}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))`;
}

/**
 * In the page itself, and not in the frames of others in it.
 * @param within a selector, where a part alone is to be looked at
 * @param only some of the rules
 */
export async function violationsIn(
  page: Page | Frame,
  within = "html",
  only?: readonly string[],
): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  await page.evaluate(`${SETTLED}.then(() => {})`);
  return page.evaluate(run(within, only));
}
