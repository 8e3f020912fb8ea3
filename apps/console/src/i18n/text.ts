/** Everything that is shown stands once, in both languages side by side: a missing one does not compile. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each in its own words: whoever looks for a language reads that one. */
export const languageNames: Readonly<Record<Language, string>> = { "zh-CN": "中文", en: "English" };

export const textIn = (text: Text, language: string) => (language === "en" ? text.en : text.zh);
