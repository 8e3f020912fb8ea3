/** Where a sheet is shown. */
export type Presentation = "window" | "frame";

/** One place for one sheet, made by a tap before the sheet's URL is known. */
export interface Surface {
  /** Where the sheet's messages come from. */
  source(): unknown;
  show(sheetUrl: URL): void;
  /** Brings it to the front. */
  focus(): void;
  close(): void;
}

/** The page's own language; Chinese unless it says another. */
export function inLanguage<T>(texts: { readonly zh: T; readonly en: T }, of: Element): T {
  const language = of.closest("[lang]")?.getAttribute("lang") ?? "zh";
  return /^zh\b/i.test(language) ? texts.zh : texts.en;
}
