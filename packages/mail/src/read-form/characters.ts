/** Characters that look alike, or cannot be seen, as a form has them. */

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]/g;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;

/** Without what nobody sees, and with plain spaces; punctuation stays as it was written. */
export const visible = (text: string): string => text.replace(INVISIBLE, "").replace(SPACES, " ");

/** Digits, letters and punctuation in their half-width forms, for programs to look at. */
export const halfWidth = (text: string): string => visible(text.normalize("NFKC"));

/** In half width, small letters and without spaces: what labels are compared in. */
export const compact = (text: string): string => halfWidth(text).replace(/\s/g, "").toLowerCase();

/** Lines without spaces at their ends and without blank lines. */
export function tidy(text: string): string {
  const lines = visible(text)
    .split("\n")
    .map((line) => line.replace(/[ \t\r]{2,}|[\t\r]/g, " ").trim());
  return lines.filter((line) => line !== "").join("\n");
}

/** What people write where they have nothing to say. */
export const saysNothing = (text: string): boolean =>
  /^[([【]?(?:无|暂无|没有|暂未确定|不涉及|不适用|不需要|空|\/|\\|-+|–+|—+|_+|n\.?\/?a|none|no|nil|null)?[)\]】]?[。.]?$/.test(
    compact(text),
  );

/** Without any of these characters at its ends. */
export function stripped(text: string, starts: string, ends: string = starts): string {
  let from = 0;
  let to = text.length;
  while (from < to && starts.includes(text[from] as string)) from++;
  while (to > from && ends.includes(text[to - 1] as string)) to--;
  return text.slice(from, to);
}
