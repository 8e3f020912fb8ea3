/** What editors, chat programs, shells and configuration files do to a text on its way, undone. */

/** The text as it was written: line breaks and signs that were escaped are themselves again. */
export function plainText(given: string | Uint8Array): string {
  const text = typeof given === "string" ? given : decode(Buffer.from(given));
  return withHyphens(
    withAsciiForms(unescaped(withoutRtf(withoutQuotedPrintable(text.replace(INVISIBLE, ""))))),
  );
}

/** Byte order marks, the zeros of UTF-16 that was read as something else, and what cannot be seen. */
const INVISIBLE = /[\0\u00ad\u200b-\u200f\u2060\ufeff\ufffd]/g;

function decode(bytes: Buffer): string {
  const [first, second] = bytes;
  const isBigEndian = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  const isLittleEndian = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  if (isLittleEndian) return bytes.toString("utf16le");
  if (!isBigEndian) return bytes.toString("utf8");
  return bytes
    .subarray(0, bytes.length & ~1)
    .swap16()
    .toString("utf16le");
}

/** As mail programs keep a text (RFC 2045): `=3D` for an equals sign, and `=` where a line goes on. */
function withoutQuotedPrintable(text: string): string {
  if (!/=3D/.test(text)) return text;
  return text
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, number) => String.fromCharCode(Number.parseInt(number, 16)));
}

/** What a word processor (RTF 1.9) writes around and between the lines. */
function withoutRtf(text: string): string {
  if (!/^\s*\{\\rtf/.test(text)) return text;
  return text
    .replace(/\\endash ?/g, "-")
    .replace(/\\emdash ?/g, "--")
    .replace(/\\'(?:96|97)/g, "-")
    .replace(/\\(?:par|line|\r?\n)(?![a-z]) ?/g, "\n")
    .replace(/\\[a-z]{1,32}-?\d{0,10} ?|\\[*~_-]|[{}]/g, "");
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  nbsp: " ",
  quot: '"',
  plus: "+",
  equals: "=",
  sol: "/",
  NewLine: "\n",
};

function unescaped(text: string): string {
  return withoutPercent(text)
    .replace(/<[^<>]{0,80}>/g, "\n")
    .replaceAll("&amp;", "&")
    .replace(/&#(\d{1,5});/g, (_, number) => String.fromCharCode(Number(number)))
    .replace(/&#[xX]([0-9A-Fa-f]{1,4});/g, (_, number) => String.fromCharCode(Number.parseInt(number, 16)))
    .replace(/&([A-Za-z]{3,7});/g, (whole, name) => NAMED_ENTITIES[name] ?? whole)
    .replace(/\\{1,4}u([0-9A-Fa-f]{4})/g, (_, number) => String.fromCharCode(Number.parseInt(number, 16)))
    .replace(/\\{1,4}[nrt]/g, "\n")
    .replace(/\\{1,4}(["'/=+])/g, "$1");
}

/** As a form or a query sends it, where a plus is a space. */
function withoutPercent(text: string): string {
  if (!/%(?:0[ADad]|2[0BFbf]|3[Dd])/.test(text)) return text;
  const spaced = /BEGIN\+|%2[Bb]/.test(text) ? text.replaceAll("+", " ") : text;
  return spaced.replace(/%([0-9A-Fa-f]{2})/g, (_, number) =>
    String.fromCharCode(Number.parseInt(number, 16)),
  );
}

/** Full-width letters, wide spaces, and the dashes that a word processor puts in the place of hyphens. */
function withAsciiForms(text: string): string {
  return text
    .replace(/\P{ASCII}{1,4096}/gu, (run) => run.normalize("NFKC"))
    .replaceAll("\u2014", "--")
    .replace(/[\p{Pd}\u2212\u2500\u2501\u30fc]/gu, "-");
}

/** Of the two marks, where an editor, a form or a search has taken the hyphens. */
function withHyphens(text: string): string {
  return text.replace(/^[ \t]*((?:BEGIN|END) [A-Z0-9 ]{3,40})[ \t]*\r?$/gm, "-----$1-----");
}
