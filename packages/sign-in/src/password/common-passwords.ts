/** Which passwords everybody's guesses begin with. */

let known: Promise<ReadonlySet<string>> | undefined;

/**
 * Whether it is one of the list of about 50,000 that zxcvbn judges by, or one of those with digits and signs around it, which
 * guessing programs add by themselves.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  known ??= loadList();
  const list = await known;
  const plain = password.normalize("NFKC").toLowerCase();
  const word = lettersOf(plain);
  return list.has(plain) || list.has(word) || word === "" || new Set(plain).size < 5;
}

/** Without what stands before its first letter and after its last. */
function lettersOf(text: string): string {
  const characters = [...text];
  const isLetter = (character: string) => /\p{L}/u.test(character);
  const first = characters.findIndex(isLetter);
  return first < 0 ? "" : characters.slice(first, characters.findLastIndex(isLetter) + 1).join("");
}

async function loadList(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"]);
}
