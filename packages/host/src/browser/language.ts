/** The page's own language; Chinese unless it says another. */
export function inLanguage<T>(texts: { readonly zh: T; readonly en: T }, of: Element): T {
  const language = of.closest("[lang]")?.getAttribute("lang") ?? "zh";
  return /^zh\b/i.test(language) ? texts.zh : texts.en;
}
