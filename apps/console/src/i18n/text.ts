/** Everything that is shown stands once, in both languages side by side: a missing one does not compile. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export const textIn = (text: Text, language: string) => (language === "en" ? text.en : text.zh);
