/** The name of a file or folder that is empty, as a variable of a script that was never set: it names nothing. */
import type { Text } from "@shiming/crypto";
import type { Command as Parser } from "commander";
import { usage } from "./sentence.ts";

const KINDS: Readonly<Record<string, Text>> = {
  file: { en: "a file", zh: "文件" },
  dir: { en: "a folder", zh: "文件夹" },
};

/** By the placeholder it is known what an option or an argument names. @throws Sentence (exit code 2) */
export function refuseEmptyNames(action: Parser): void {
  const values = action.optsWithGlobals();
  for (const option of action.options) {
    requireName(option.long ?? option.flags, option.flags, values[option.attributeName()]);
  }
  for (const [place, argument] of action.registeredArguments.entries()) {
    requireName(`<${argument.name()}>`, `<${argument.name()}>`, action.processedArgs[place]);
  }
}

function requireName(what: string, flags: string, value: unknown): void {
  const [, placeholder = ""] = /<(file|dir)(?:\.\.\.)?>$/.exec(flags) ?? [];
  const kind = KINDS[placeholder];
  if (kind === undefined || ![value].flat().includes("")) return;
  usage({ en: `${what} is empty; name ${kind.en}.`, zh: `${what} 是空的；请指定${kind.zh}。` });
}
