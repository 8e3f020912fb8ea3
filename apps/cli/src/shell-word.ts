/**
 * A word of a command that is printed to be pasted, so that a shell on Unix reads it as this one word, whatever is in it.
 * A name that begins with a hyphen gets `./` before it: behind an option, or alone, it would be read as an option.
 */
export function shellWord(word: string): string {
  const named = word.startsWith("-") && word !== "-" ? `./${word}` : word;
  // Letters of any script mean nothing to a shell.
  return /^[\p{L}\p{N}_./:@%+,=-]+$/u.test(named) ? named : `'${named.replaceAll("'", "'\\''")}'`;
}
