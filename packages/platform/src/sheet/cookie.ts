import { DomainError } from "@shiming/core";

/** How many are looked at: each may ask the store. */
const MOST_VALUES = 8;

/** What a page keeps its session in: the consent sheet, and "my authorizations". */
export interface PageCookie {
  readonly name: string;
  /** Only requests below this path carry it. */
  readonly path: string;
}

/**
 * The cookie of one request's sheet. Browsers take a name that begins with `__Secure-` over TLS alone; on this machine,
 * without TLS, it has no prefix.
 */
export function sheetCookie(path: string, isSecure: boolean): PageCookie {
  return { name: isSecure ? "__Secure-consent_session" : "consent_session", path };
}

/** That of "my authorizations": `__Host-` keeps other hosts of the same domain from setting one, and needs the path `/`. */
export function meCookie(path: string, isSecure: boolean): PageCookie {
  return isSecure ? { name: "__Host-me_session", path: "/" } : { name: "me_session", path };
}

export interface SessionCookie extends PageCookie {
  readonly value: string;
  readonly isSecure: boolean;
  /** For a page in another site's frame, where browsers send no SameSite=Strict cookie. */
  readonly isFramed?: boolean;
  /** Whole seconds; without it, the browser's session. */
  readonly maxAge?: number;
}

/**
 * No script sees it, no other site sends it (RFC 6265bis). In a frame its jar belongs to the two sites together, and each
 * call's origin is checked besides; browsers take it for http on this machine too.
 */
export function formatSessionCookie(cookie: SessionCookie): string {
  const { name, value, path, isSecure, isFramed, maxAge } = cookie;
  const attributes = [`${name}=${value}`, `Path=${path}`, "HttpOnly"];
  attributes.push(isFramed ? "SameSite=None; Partitioned" : "SameSite=Strict");
  if (maxAge !== undefined) attributes.push(`Max-Age=${maxAge}`);
  if (isSecure || isFramed) attributes.push("Secure");
  return attributes.join("; ");
}

/** The values of every cookie of that name: another program of the host, or of its domain, may have set one more. */
export function readCookies(header: string | undefined, name: string): string[] {
  const prefix = `${name}=`;
  return (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(prefix))
    .slice(0, MOST_VALUES)
    .map((pair) => pair.slice(prefix.length));
}

/** Of several, the first that opens a session. Where none does, the first: the use case refuses it in its own order. */
export async function sessionAmong(
  values: readonly string[],
  opens: (session: string) => Promise<unknown>,
): Promise<string | undefined> {
  const [first, ...others] = values;
  if (others.length === 0) return first;
  for (const value of values) {
    try {
      await opens(value);
      return value;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return first;
}
