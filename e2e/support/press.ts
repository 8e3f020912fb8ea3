/** A tap on a frame of another origin. */
import type { Locator } from "playwright-core";

export type Press = (place: Locator, options?: { timeout: number }) => Promise<void>;

export const click: Press = (place, options) => place.click(options);

const SOON_MS = 3_000;
const ATTEMPTS = 8;

/**
 * Presses a button of the sheet until it has its outcome. A browser may drop a tap on a frame of another origin that has just
 * appeared or moved, against click-jacking; people tap again, and so does this.
 */
export async function pressUntil(
  press: Press,
  button: Locator,
  outcome: Locator,
  state: "visible" | "detached" = "visible",
): Promise<void> {
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    await press(button, { timeout: SOON_MS }).catch(() => undefined);
    const happened = await outcome.waitFor({ state, timeout: SOON_MS }).then(...yesOrNo);
    if (happened) return;
  }
  await press(button);
  await outcome.waitFor({ state });
}

const yesOrNo = [() => true, () => false] as const;
