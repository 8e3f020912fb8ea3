/** The languages that pages speak, in a browser. */
export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each in its own words: whoever looks for a language reads that one. */
export const languageNames: Readonly<Record<Language, string>> = { "zh-CN": "中文", en: "English" };

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The first of a browser's languages that is ours; Chinese where none is. */
export function preferredLanguage(accepted: readonly string[]): Language {
  const primary = accepted.map((tag) => tag.split("-")[0]?.toLowerCase());
  return LANGUAGES.find((language) => language.split("-")[0] === primary.find(isSpoken)) ?? "zh-CN";
}

function isSpoken(primary: string | undefined): boolean {
  return LANGUAGES.some((language) => language.split("-")[0] === primary);
}
