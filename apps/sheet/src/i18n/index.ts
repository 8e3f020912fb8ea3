/** The two languages of the pages. The platform has chosen the first one: it is that of the document. */
import type { Language } from "@shiming/pages/language";
import { createI18n } from "vue-i18n";
import { en } from "./en.ts";
import { zhCN } from "./zh-CN.ts";

/** @param words of one page, besides those of every page: nobody loads what another page says */
export function createMessages(words: Readonly<Record<Language, object>>) {
  const locale: Language = document.documentElement.lang === "en" ? "en" : "zh-CN";
  const messages = { "zh-CN": { ...zhCN, ...words["zh-CN"] }, en: { ...en, ...words.en } };
  return createI18n({ legacy: false, locale, fallbackLocale: false, messages });
}

/** Of a text that stays as it was registered: the tag of Chinese; of any other the page's own. */
export function languageOf(text: string): Language | undefined {
  return /\p{Script=Han}/u.test(text) ? "zh-CN" : undefined;
}

/** Remembered in the address, so that it outlasts a reload. */
export function rememberLanguage(language: Language): void {
  document.documentElement.lang = language;
  const url = new URL(location.href);
  url.searchParams.set("lang", language);
  history.replaceState(null, "", url);
}

export function formatTime(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(instant),
  );
}
