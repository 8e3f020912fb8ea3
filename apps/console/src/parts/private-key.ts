/**
 * Whether a text that is to be handed out has a private key in it, told before anything leaves the browser. The platform looks for
 * one, too (`holdsPrivateKey` of crypto), and in more that was damaged; but what it finds has been handed out already.
 */

/** What says so in letters: PEM, PuTTY, a JSON Web Key, .NET's XML. */
const IN_LETTERS = /PRIVATE ?KEY|PuTTY-User-Key-File-|"d"\s*:\s*"[\w-]{40}|<InverseQ>/;

/**
 * How DER begins that has one, in hex: version 0 or 1 (PKCS#1, PKCS#8, SEC 1), version 3 (PKCS#12), an algorithm of PKCS#5 or PKCS#12
 * (an encrypted key). What is public begins with a longer number or another sequence.
 */
const DER_KEY =
  /^30(?:[0-7].|80|81..|82.{4}|83.{6})(?:020100|020101|020103|30(?:[0-7].|81..)06(?:09|0a)2a864886f70d01(?:05|0c))/;
/** Java's key stores, Microsoft's PVK and blob. */
const KEY_STORE = /^(?:feedfeed|cececece|1ef1b5b0|07020000)/;

/** A line in base64: how it begins tells what it is. */
const LINE = /[A-Za-z0-9+/]{40,}/g;
const TELLING_DIGITS = 4_000;
/** As when UTF-16 was put into base64, or PEM was once more. */
const MOST_WRAPPINGS = 2;

export function holdsPrivateKey(text: string, wrappings = MOST_WRAPPINGS): boolean {
  const plain = text.replaceAll("\0", "").normalize("NFKC");
  if (IN_LETTERS.test(plain)) return true;
  return wrappings > 0 && [...plain.matchAll(LINE)].some(([line]) => isPrivate(line, wrappings - 1));
}

function isPrivate(line: string, wrappings: number): boolean {
  const bytes = atob(line.slice(0, Math.min(TELLING_DIGITS, line.length & ~3)));
  const beginning = Array.from(bytes.slice(0, 40), (byte) =>
    byte.charCodeAt(0).toString(16).padStart(2, "0"),
  );
  const hex = beginning.join("");
  return DER_KEY.test(hex) || KEY_STORE.test(hex) || holdsPrivateKey(bytes, wrappings);
}
