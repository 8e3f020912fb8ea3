/** How a screen looks to everybody: without barriers, on a phone in the dark, and on a desk in the light. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { OF_COLOURS, violationsIn } from "../../support/axe.ts";

/**
 * Each width and each palette once: geometry has no colour, and a palette is the same at every width. What a phone has that a desk
 * has not is the same on every screen, and looked at there (every-screen.test.ts).
 */
const WINDOWS = [
  { width: 320, colorScheme: "dark", rules: OF_COLOURS },
  { width: 1280, colorScheme: "light", rules: undefined },
] as const;

/** Looks at what the page shows now; leaves it as a desk's in the light. */
export async function expectNoBarriers(page: Page): Promise<void> {
  for (const { width, colorScheme, rules } of WINDOWS) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const found = await violationsIn(page, "html", rules);
    expect({ width, colorScheme, found }).toEqual({ width, colorScheme, found: [] });
    // Nothing is cut off, and nothing moves sideways (WCAG 2.2, 1.4.10).
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect({ width, overflow }).toEqual({ width, overflow: 0 });
  }
}
