/** Which language the console speaks: what was chosen in this browser, else what the browser prefers, else Chinese. */
import { createI18n } from "vue-i18n";
import { LANGUAGES, type Language } from "./text.ts";

const PLACE = "console.language";

function firstLanguage(): Language {
  const chosen = localStorage.getItem(PLACE);
  const primary = navigator.languages.map((tag) => tag.split("-")[0]);
  const preferred = primary.find((tag) => tag === "zh" || tag === "en");
  return LANGUAGES.find((language) => language === chosen) ?? (preferred === "en" ? "en" : "zh-CN");
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
