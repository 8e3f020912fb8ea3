/** English or Chinese, for whatever the command says to a person. */
export type Language = "en" | "zh";

export const LANGUAGES: readonly Language[] = ["en", "zh"];

/** What the option `--lang` has in front of it, wherever it stands among the words. */
const OPTION = "--lang";

/** What every action is told: the language of the person who typed the command. */
export interface Spoken {
  readonly language: Language;
}

/**
 * What `--lang` says, before or after a command; else the SDK's variable, else the locale (POSIX: the first of its three
 * that is set). Known before anything else is read, so that what is wrong with the other words is said in it.
 */
export function languageOf(words: readonly string[], environment = process.env): Language {
  const { SHIMING_LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = environment;
  const asked = LANGUAGES.find((language) => language === asksFor(words));
  return asked ?? (/^zh/i.test(SHIMING_LANGUAGE || LC_ALL || LC_MESSAGES || LANG || "") ? "zh" : "en");
}

function asksFor(words: readonly string[]): string | undefined {
  const place = words.lastIndexOf(OPTION);
  const joined = words.findLast((word) => word.startsWith(`${OPTION}=`));
  return place >= 0 ? words[place + 1] : joined?.slice(OPTION.length + 1);
}
