/** JSON Web Keys (RFC 7517): one, a list, a set of them, or one as a member of something else. */

/** Each as its JSON; none where the text is something else. */
export function jwksIn(text: string): readonly Buffer[] {
  try {
    const value: unknown = JSON.parse(text);
    const given = isObject(value) && Array.isArray(value.keys) ? value.keys : [value].flat();
    const found = given.some(isJwk) || !isObject(value) ? given : Object.values(value);
    return found.flatMap((key: unknown) => (isJwk(key) ? [jsonOf(key)] : []));
  } catch {
    return [];
  }
}

/** The type is told by its letters' case, too, and some programs write it small. */
function jsonOf(key: Readonly<Record<string, unknown>>): Buffer {
  const kty = key.kty === undefined || /^rsa$/i.test(String(key.kty)) ? "RSA" : key.kty;
  return Buffer.from(JSON.stringify({ ...key, kty }));
}

/** Of RSA also without its type. */
function isJwk(key: unknown): key is Readonly<Record<string, unknown>> {
  return isObject(key) && ("kty" in key || (typeof key.n === "string" && typeof key.e === "string"));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
