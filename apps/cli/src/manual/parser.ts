/** Commander's reader of the words, which says first what was typed wrong, and then what is missing. */
import { nearest } from "@shiming/wire";
import { Command, type Option } from "commander";

export class WordsParser extends Command {
  override createCommand(name?: string): WordsParser {
    return new WordsParser(name);
  }

  /** A value that is an option of the command is none: the variable of a script in its place was empty. `--reason=--out` says it. */
  override parseOptions(words: string[]): { operands: string[]; unknown: string[] } {
    const flags = new Set(this.optionsHere().flatMap(({ long, short }) => [long, short]));
    const end = words.indexOf("--");
    for (const [place, word] of words.slice(0, end < 0 ? undefined : end).entries()) {
      const option = this.options.find(({ long, short }) => word === long || word === short);
      const isSwallowed = flags.has(words[place + 1]?.replace(/=.*$/s, ""));
      if (option?.required && isSwallowed) {
        this.error(`error: option '${option.flags}' argument missing`, {
          code: "commander.optionMissingArgument",
        });
      }
    }
    return super.parseOptions(words);
  }

  /**
   * Commander calls it before it looks for options that it does not know: of `--usr` it would say that `--user` is missing.
   * By then `args` has them, as they were typed.
   */
  missingMandatoryOptionValue(option: Option): never {
    const unknown = this.args.find((word) => /^--?[A-Za-z]/.test(word))?.replace(/=.*$/s, "");
    if (unknown === undefined) {
      this.error(`error: required option '${option.flags}' not specified`, {
        code: "commander.missingMandatoryOptionValue",
      });
    }
    return this.unknownOption(unknown);
  }

  /** By Commander, which looks for nothing where there is one hyphen: `-lang`, `-v`. */
  unknownOption(flag: string): never {
    const options = this.optionsHere();
    const longs = options.flatMap(({ long }) => long ?? []);
    const shorts = options.flatMap(({ short }) => short ?? []);
    const meant =
      shorts.find((short) => short.toLowerCase() === flag.toLowerCase()) ??
      nearest(flag.replace(/^-(?!-)/, "--"), longs) ??
      (flag.length === 2 ? longs.find((long) => long.startsWith(`-${flag.toLowerCase()}`)) : undefined);
    this.error(`error: unknown option '${flag}'${didYouMean(meant)}`, { code: "commander.unknownOption" });
  }

  /** By Commander: a word that is an option but for its hyphens, such as `version`, is meant as that. */
  unknownCommand(): never {
    const [name = ""] = this.args;
    const names = this.commands.map((command) => command.name());
    const option = this.optionsHere().find(({ long }) => long === `--${name.toLowerCase()}`)?.long;
    this.error(`error: unknown command '${name}'${didYouMean(option ?? nearest(name, names))}`, {
      code: "commander.unknownCommand",
    });
  }

  /** Its own, those of the commands that it belongs to, and help. */
  optionsHere(): readonly Option[] {
    const above = this.parent instanceof WordsParser ? this.parent.optionsHere() : [];
    return [...this.createHelp().visibleOptions(this), ...above];
  }
}

const didYouMean = (meant: string | undefined): string => (meant ? `\n(Did you mean ${meant}?)` : "");
