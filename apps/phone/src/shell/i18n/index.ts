import type { Language } from "@shiming/pages/language";
import { createI18n } from "vue-i18n";
import { en } from "./en.ts";
import { zhCN } from "./zh-CN.ts";

export function createMessages(locale: Language) {
  return createI18n({ legacy: false, locale, fallbackLocale: false, messages: { "zh-CN": zhCN, en } });
}
