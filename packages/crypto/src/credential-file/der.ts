/** Just enough DER (X.690) to see what a file is: tags and lengths. What it means is OpenSSL's to say. */

export interface DerElement {
  readonly tag: number;
  readonly content: Buffer;
  /** Tag, length and content. */
  readonly whole: Buffer;
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  context0: 0xa0,
  context3: 0xa3,
} as const;

const HIGH_TAG = 0x1f;
const MOST_LENGTH_BYTES = 4;

/** The elements that stand one after the other; `undefined` if one of them is cut short or is no DER. */
export function derElements(bytes: Buffer): readonly DerElement[] | undefined {
  const elements: DerElement[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = derLength(bytes.subarray(at));
    if (!length || at + length.whole > bytes.length) return undefined;
    const whole = bytes.subarray(at, at + length.whole);
    elements.push({ tag: whole[0] as number, content: whole.subarray(length.header), whole });
    at += length.whole;
  }
  return elements;
}

/** The elements inside of one; none, if it is not made of any. */
export function derChildren(element: DerElement | undefined): readonly DerElement[] {
  return (element && derElements(element.content)) ?? [];
}

/** How long the element is that begins here, however much of it there is. */
export function derLength(
  bytes: Uint8Array,
): { readonly header: number; readonly whole: number } | undefined {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined || (tag & HIGH_TAG) === HIGH_TAG) return undefined;
  if (first < 0x80) return { header: 2, whole: 2 + first };
  const count = first & 0x7f;
  if (count === 0 || count > MOST_LENGTH_BYTES || bytes.length < 2 + count) return undefined;
  const length = bytes.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return { header: 2 + count, whole: 2 + count + length };
}

/** `1.2.840.113549.1.1.1`; empty for what is no object identifier. */
export function objectIdentifierOf(element: DerElement | undefined): string {
  if (element?.tag !== tags.objectIdentifier) return "";
  const numbers: number[] = [];
  let number = 0;
  for (const byte of element.content) {
    number = number * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(number);
      number = 0;
    }
  }
  const [first = 0, ...others] = numbers;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - 40 * top, ...others].join(".");
}
