/** JSON Web Keys (RFC 7517): one, a list, or a set of them. */

/** Each as its JSON; none where the text is something else. */
export function jwksIn(text: string): readonly Buffer[] {
  try {
    const value: unknown = JSON.parse(text);
    const given = isObject(value) && Array.isArray(value.keys) ? value.keys : [value].flat();
    return given.flatMap((key: unknown) => (isObject(key) && "kty" in key ? [jsonOf(key)] : []));
  } catch {
    return [];
  }
}

/** The type is told by its letters' case, too, and some programs write it small. */
function jsonOf(key: Readonly<Record<string, unknown>>): Buffer {
  const kty = typeof key.kty === "string" && /^rsa$/i.test(key.kty) ? "RSA" : key.kty;
  return Buffer.from(JSON.stringify({ ...key, kty }));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
