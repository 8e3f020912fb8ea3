/** Options that may stand before a command. */

const GENERAL = ["--lang", "--server", "--token-file"];

/** The words of the command without them and their values: the first is its name. */
export function withoutGeneralOptions(words: readonly string[]): readonly string[] {
  return words.filter(
    (word, place) =>
      !GENERAL.includes(word) &&
      !GENERAL.includes(words[place - 1] ?? "") &&
      !GENERAL.some((option) => word.startsWith(`${option}=`)),
  );
}
