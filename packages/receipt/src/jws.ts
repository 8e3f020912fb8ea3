/** A JWS in its compact form, by EdDSA alone (RFC 7515, RFC 8037). */
import { type Bytes, fromBase64url, textOf, utf8 } from "./bytes.ts";
import { isSignedByEd25519 } from "./ed25519.ts";

export interface ParsedJws {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly signed: Bytes;
  readonly signature: Bytes;
}

/** @returns `undefined` for a text that is none, or whose payload is no JSON object */
export function parseJws(text: string): ParsedJws | undefined {
  const [head = "", body = "", end = "", ...more] = text.trim().split(".");
  const [header, payload, signature] = [objectIn(head), objectIn(body), fromBase64url(end)];
  if (more.length > 0 || !header || !payload || !signature) return undefined;
  return { header, payload, signature, signed: utf8(`${head}.${body}`) };
}

/** Whether this key has signed it, as something of this type. @param key the 32 bytes of RFC 8032 */
export async function isSignedAs(type: string, jws: ParsedJws, key: Bytes): Promise<boolean> {
  const { alg, typ, crit } = jws.header;
  if (alg !== "EdDSA" || typ !== type || crit !== undefined) return false;
  return isSignedByEd25519(jws.signed, jws.signature, key);
}

function objectIn(part: string): Readonly<Record<string, unknown>> | undefined {
  const bytes = fromBase64url(part);
  const text = bytes && textOf(bytes);
  try {
    const value: unknown = JSON.parse(text ?? "");
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
