/** What is said in English and in Chinese. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export function text(en: string, zh: string): Text {
  return { en, zh };
}
