/** Commander's reader of the words, which says first what was typed wrong, and then what is missing. */
import { nearest } from "@shiming/wire";
import { Command, type Option } from "commander";

export class WordsParser extends Command {
  override createCommand(name?: string): WordsParser {
    return new WordsParser(name);
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
    const known = this.options.flatMap(({ long }) => long ?? []);
    const meant = unknown.startsWith("--") ? nearest(unknown, known) : undefined;
    this.error(`error: unknown option '${unknown}'${meant ? `\n(Did you mean ${meant}?)` : ""}`, {
      code: "commander.unknownOption",
    });
  }
}
