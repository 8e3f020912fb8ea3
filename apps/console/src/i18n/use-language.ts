import type { Language } from "@shiming/pages/language";
import { computed } from "vue";
import { i18n } from "./language.ts";
import { type Text, textIn } from "./text.ts";

/** The language of the moment, and one's way with a {@link Text} that comes from somewhere else than `useTexts`. */
export function useLanguage() {
  const language = computed(() => i18n.global.locale.value as Language);
  return { language, say: (text: Text) => textIn(text, language.value) };
}
