/** A page that a guardian looks at speaks of the child: its words are put in the place of those for oneself. */
import type { Language } from "@shiming/pages/language";
import { useI18n } from "vue-i18n";

type Words = Readonly<Record<Language, object>>;

/** @param load the words, which nobody else loads. @returns what puts them there, and tells whether it could */
export function useGuardianWords(load: () => Promise<Words>): () => Promise<boolean> {
  const { mergeLocaleMessage } = useI18n({ useScope: "global" });
  return async () => {
    try {
      for (const [language, words] of Object.entries(await load())) mergeLocaleMessage(language, words);
      return true;
    } catch {
      return false;
    }
  };
}
