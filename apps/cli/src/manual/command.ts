/** A command as its author writes it: commander's, and every word that a person reads is there in both languages. */

import type { Text } from "@shiming/crypto";
import { Argument, Option, type Command as Parser } from "commander";
import { LANGUAGES, type Language, type Spoken } from "../language.ts";

type Parse<T> = (text: string, before: T) => T;
type Default = string | boolean | readonly string[];
type Action = (...given: never[]) => void | Promise<void>;

export class Command {
  /** What reads the words that were typed. */
  readonly parser: Parser;
  readonly language: Language;

  constructor(parser: Parser, language: Language) {
    this.parser = parser;
    this.language = language;
    parser
      .helpOption("-h, --help", this.say({ en: "print this page", zh: "显示本页" }))
      .addOption(this.languageOption());
  }

  /** One within this one. */
  command(name: string): Command {
    return new Command(this.parser.command(name), this.language);
  }

  description(said: Text): this {
    this.parser.description(this.say(said));
    return this;
  }

  argument(flags: string, said: Text, initial?: string): this {
    this.parser.argument(flags, this.say(said), initial);
    return this;
  }

  /** An argument that is one of a few words. */
  argumentChoice(flags: string, said: Text, choices: readonly string[]): this {
    this.parser.addArgument(new Argument(flags, this.say(said)).choices(choices));
    return this;
  }

  option(flags: string, said: Text, initial?: Default): this;
  option<T>(flags: string, said: Text, parse: Parse<T>, initial?: T): this;
  option<T>(flags: string, said: Text, parse?: Default | Parse<T>, initial?: T): this {
    this.parser.addOption(completed(new Option(flags, this.say(said)), parse, initial));
    return this;
  }

  requiredOption<T>(flags: string, said: Text, parse?: Parse<T>): this {
    this.parser.addOption(completed(new Option(flags, this.say(said)).makeOptionMandatory(), parse));
    return this;
  }

  /** An option whose value is one of a few words. */
  choice(flags: string, said: Text, choices: readonly string[], initial?: string): this {
    this.parser.addOption(new Option(flags, this.say(said)).choices(choices).default(initial));
    return this;
  }

  /** As {@link choice}, without which it does nothing. */
  requiredChoice(flags: string, said: Text, choices: readonly string[]): this {
    this.parser.addOption(new Option(flags, this.say(said)).choices(choices).makeOptionMandatory());
    return this;
  }

  /** What it does; the options that it is given have the language in which it answers. */
  action(run: Action): this {
    this.parser.action((...given: unknown[]) => {
      const spoken: Spoken = { language: this.language };
      // Those too that stand before the command.
      const options = { ...(given.at(-1) as Parser).optsWithGlobals(), ...spoken };
      return run(...([...given.slice(0, -2), options] as never[]));
    });
    return this;
  }

  /** The text in the language of whoever reads it. */
  say(said: Text): string {
    return said[this.language];
  }

  /** Read before all others, see `languageOf`; here it is known, explained and judged. */
  private languageOption(): Option {
    const text = {
      en: "language of what is said (default: SHIMING_LANGUAGE, else the locale)",
      zh: "提示所用的语言（默认：SHIMING_LANGUAGE，其次系统区域设置）",
    };
    return new Option("--lang <language>", this.say(text)).choices(LANGUAGES);
  }
}

function completed<T>(option: Option, parse?: Default | Parse<T>, initial?: T): Option {
  return typeof parse === "function" ? option.argParser(parse).default(initial) : option.default(parse);
}
