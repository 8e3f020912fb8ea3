/** What the browser itself tells of an interaction (Event Timing, which INP is made of), and how long its answer takes. */
import type { Page } from "playwright-core";
import type { InteractionName } from "./console-words.ts";

export interface Interaction {
  readonly name: InteractionName;
  /** From the press of a key or a button to the next paint, in steps of eight. */
  readonly paintedMs: number;
  /** Until what was asked for was there. */
  readonly thereMs: number;
}

/** The browser does not tell of what was faster. */
const LEAST_MS = 16;
/** And of the others a little later. */
const TOLD_MS = 250;

interface EventTiming {
  readonly duration: number;
  /** 0 for what is no key, click or tap. */
  readonly interactionId: number;
}

/** What the page has measured, since it was last asked. */
interface Watching {
  slowest: number;
}

/** Runs in the page, before its own scripts. */
function watch(): void {
  const watching: Watching = { slowest: 0 };
  Object.assign(globalThis, { watching });
  new PerformanceObserver((list) => {
    for (const { duration, interactionId } of list.getEntries() as unknown as EventTiming[])
      if (interactionId) watching.slowest = Math.max(watching.slowest, duration);
  }).observe({ type: "event", durationThreshold: 16 } as never);
}

export const watchInteractions = async (page: Page): Promise<void> => void (await page.addInitScript(watch));

function slowestOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { watching } = globalThis as unknown as { watching: Watching };
    const { slowest } = watching;
    watching.slowest = 0;
    return slowest;
  });
}

/** @param act one key or one click @param answered waits until its answer is there */
export async function interact(
  page: Page,
  name: InteractionName,
  act: () => Promise<unknown>,
  answered: () => Promise<unknown> = async () => {},
): Promise<Interaction> {
  await slowestOf(page);
  const began = performance.now();
  const answer = answered();
  await act();
  await answer;
  const thereMs = performance.now() - began;
  await page.waitForTimeout(TOLD_MS);
  return { name, paintedMs: Math.max(await slowestOf(page), LEAST_MS), thereMs };
}
