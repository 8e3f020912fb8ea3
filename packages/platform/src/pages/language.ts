import { NOTICE_LANGUAGES, type NoticeLanguage } from "@shiming/core";

const [DEFAULT] = NOTICE_LANGUAGES;

/**
 * The language to speak to a person: the one that was chosen, else of those we speak the one that is preferred most
 * (RFC 9110 §12.5.4; any English is `en`, any Chinese `zh-CN`), else Chinese.
 * @param chosen a value of `?lang=`; what is none of ours counts as no choice
 */
export function languageFor(chosen: unknown, acceptLanguage: string | undefined): NoticeLanguage {
  const ours = NOTICE_LANGUAGES.find((language) => language === chosen);
  if (ours) return ours;
  const [best] = (acceptLanguage ?? "")
    .split(",")
    .flatMap((range) => preferenceOf(range))
    .toSorted((a, b) => b.quality - a.quality);
  return best?.language ?? DEFAULT;
}

function preferenceOf(range: string): { language: NoticeLanguage; quality: number }[] {
  const [tag = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
  const primary = tag.split("-")[0];
  const language = NOTICE_LANGUAGES.find((each) => each.split("-")[0] === primary);
  const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
  const quality = weight === undefined ? 1 : Number(weight);
  return language && quality > 0 ? [{ language, quality }] : [];
}
