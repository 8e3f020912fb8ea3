/** How a name is written down: one dot for all that programs write in its place, and composed letters. */

/** The dot of names: U+00B7, A1A4 in GBK, and no other (Ministry of Public Security and eleven others, on minority names). */
const DOT = "\u00b7";

/**
 * Dots that stand for nothing else in a name: katakana, mathematical, Greek, hyphenation and other middle dots; and bullets
 * between two names, because one in the place of a single character hides it.
 */
const otherDot =
  /[\u02d9\u0387\u16eb\u2023\u2024\u2027\u2218\u2219\u22c5\u25e6\u2981\u2e31\u2e33\u30fb\u318d\ua78f\uff65]|(?<=\p{L})[\u2022\u25cf\u26ab](?=\p{L}{2})|(?<=\p{L}{3})[\u2022\u25cf\u26ab]$/gu;

/** A full stop is a dot between Chinese characters. Between Latin letters it shortens a name, as in J. Smith. */
const stopBetweenHan = /(?<=\p{Script=Han})[.\u3002\ufe52\uff0e\uff61](?=\p{Script=Han})/gu;

const notHan = /[^\p{Script=Han}]+/gu;

/** The name with U+00B7 for every other dot, and its letters composed (NFC). Nothing else is changed. */
export function spellName(name: string): string {
  const dotted = name.replace(otherDot, DOT).replace(stopBetweenHan, DOT);
  // Han apart: composing would put another character in the place of a compatibility ideograph.
  return dotted.replace(notHan, (part) => part.normalize());
}

/** How many dots {@link spellName} replaces. */
export function countOtherDots(name: string): number {
  return (name.match(otherDot)?.length ?? 0) + (name.match(stopBetweenHan)?.length ?? 0);
}
