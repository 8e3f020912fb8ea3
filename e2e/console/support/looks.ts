/** How a screen looks to everybody: without barriers, light and dark, on a phone and on a desk. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { violationsIn } from "../../support/axe.ts";

const WIDTHS = [320, 1280] as const;
const SCHEMES = ["light", "dark"] as const;

/** Looks at what the page shows now in every way; leaves it as a desk's in the light. */
export async function expectNoBarriers(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const found = await violationsIn(page);
      expect({ width, colorScheme, found }).toEqual({ width, colorScheme, found: [] });
    }
    // Nothing is cut off, and nothing moves sideways (WCAG 2.2, 1.4.10).
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect({ width, overflow }).toEqual({ width, overflow: 0 });
  }
  await page.emulateMedia({ colorScheme: "light" });
}
