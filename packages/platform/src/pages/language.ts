import { NOTICE_LANGUAGES, type NoticeLanguage, type Text } from "@shiming/core";

const [DEFAULT] = NOTICE_LANGUAGES;

/**
 * The language to speak to a person: the one that was chosen, else of those we speak the one that is preferred most
 * (RFC 9110 §12.5.4; any English is `en`, any Chinese `zh-CN`), else Chinese.
 * @param chosen a value of `?lang=`; what is none of ours counts as no choice
 */
export function languageFor(chosen: unknown, acceptLanguage: string | undefined): NoticeLanguage {
  const ours = NOTICE_LANGUAGES.find((language) => language === chosen);
  return ours ?? preferredOf(acceptLanguage) ?? DEFAULT;
}

/** What a program is told is in English unless it asks for Chinese: most ask for nothing. */
export function languageForPrograms(acceptLanguage: string | undefined): keyof Text {
  return preferredOf(acceptLanguage) === "zh-CN" ? "zh" : "en";
}

function preferredOf(acceptLanguage = ""): NoticeLanguage | undefined {
  const [best] = acceptLanguage
    .split(",")
    .flatMap((range) => preferenceOf(range))
    .toSorted((a, b) => b.quality - a.quality);
  return best?.language;
}

function preferenceOf(range: string): { language: NoticeLanguage; quality: number }[] {
  const [tag = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
  const primary = tag.split("-")[0];
  const language = NOTICE_LANGUAGES.find((each) => each.split("-")[0] === primary);
  const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
  const quality = weight === undefined ? 1 : Number(weight);
  return language && quality > 0 ? [{ language, quality }] : [];
}
