/** Which language the console speaks: what was chosen in this browser, else what the browser prefers, else Chinese. */
import { isLanguage, type Language, preferredLanguage } from "@shiming/pages/language";
import { createI18n } from "vue-i18n";

const PLACE = "console.language";

function firstLanguage(): Language {
  const chosen = localStorage.getItem(PLACE);
  return isLanguage(chosen) ? chosen : preferredLanguage(navigator.languages);
}

export const i18n = createI18n({
  legacy: false,
  locale: firstLanguage(),
  fallbackLocale: false,
  messages: {},
});

document.documentElement.lang = i18n.global.locale.value;

export function speak(language: Language): void {
  i18n.global.locale.value = language as never;
  document.documentElement.lang = language;
  localStorage.setItem(PLACE, language);
}
