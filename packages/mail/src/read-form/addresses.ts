/** E-mail addresses in a text. */

const LOCAL = /[A-Za-z0-9._%+-]/;
const DOMAIN = /[A-Za-z0-9.-]/;

export interface FoundAddress {
  readonly address: string;
  readonly start: number;
  readonly end: number;
}

/** Each @ with what may stand around it; the text in half width. */
export function addressesIn(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    let start = at;
    while (start > 0 && LOCAL.test(text[start - 1] as string)) start--;
    let end = at + 1;
    while (end < text.length && DOMAIN.test(text[end] as string)) end++;
    while (text[end - 1] === "." || text[end - 1] === "-") end--;
    const address = text.slice(start, end);
    if (/^[^.@][^@]*@[^.@-][^@]*\.[A-Za-z]{2,}$/.test(address)) found.push({ address, start, end });
  }
  return found;
}
