const longest = 60;

/**
 * Everything but digits, control, formatting, private-use and unassigned characters, lone surrogates, line and paragraph
 * separators. The ideographic planes 2 and 3 are allowed whole: newly encoded surnames are younger than the Unicode tables
 * of the Node that meets them. One class, and not two alternatives: where both match a character, the engine tries every
 * way to divide a name between them.
 */
const nameCharacters = /^[\p{L}\p{M}\p{Nl}\p{No}\p{P}\p{S}\p{Zs}\u{20000}-\u{2fffd}\u{30000}-\u{3fffd}]+$/u;
/** What programs write for a character that they have lost. */
const lostCharacter = /[\ufffd?？]/;
/** `〇` is a number to Unicode. */
const letter = /[\p{L}\p{Nl}\u{20000}-\u{2fffd}\u{30000}-\u{3fffd}]/u;
const spaceAtAnEnd = /^\s|\s$/u;

/**
 * Whether a text can be a citizen's name: 1 to 60 characters (code points, as GB18030 counts them), a letter among them,
 * none of them invisible or meaningless to a recipient, no white space at either end. Han, the `·` of minority names and
 * Latin letters all pass; an ID number, and a name of which a program has lost a character, do not. Whether a name is a true
 * one is for the source of identities to say.
 */
export function isRealName(name: string): boolean {
  // A code point has at most two code units: this bounds the work before anything is split.
  if (name.length > longest * 2 || !nameCharacters.test(name) || lostCharacter.test(name)) return false;
  return !spaceAtAnEnd.test(name) && letter.test(name) && [...name].length <= longest;
}
