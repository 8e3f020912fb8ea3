/** English or Chinese, for what tells a developer whose fault an error is. */
import { type Command, Option } from "commander";

export type Language = "en" | "zh";

export interface LanguageOptions {
  readonly lang?: Language;
}

export function addLanguageOption(command: Command): Command {
  return command.addOption(
    new Option(
      "--lang <language>",
      "language of explanations (default: SHIMING_LANGUAGE, else the locale)",
    ).choices(["en", "zh"]),
  );
}

/** What the option says, else the SDK's variable, else the locale (POSIX: the first of its three that is set). */
export function languageOf({ lang }: LanguageOptions, environment = process.env): Language {
  const { SHIMING_LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = environment;
  return lang ?? (/^zh/i.test(SHIMING_LANGUAGE || LC_ALL || LC_MESSAGES || LANG || "") ? "zh" : "en");
}
