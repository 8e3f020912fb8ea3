/**
 * Parses standard base64 (RFC 4648 §4) in its one canonical form: `+` and `/`, padded, no white space, unused bits zero.
 *
 * @returns the bytes, or `undefined` for the empty string and for anything that is not canonical
 */
export function parseCanonicalBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.length > 0 && bytes.toString("base64") === text ? bytes : undefined;
}
