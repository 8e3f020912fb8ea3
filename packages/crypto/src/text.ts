/** What is said to a person, in both languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** What has no translation says the same in both. */
export function textOf(said: string | Text): Text {
  return typeof said === "string" ? { en: said, zh: said } : said;
}
