/** The cookies' names, by the page that has one: the consent sheet, and "my authorizations". */
export const cookies = { sheet: "consent_session", me: "me_session" } as const;

export interface SessionCookie {
  readonly name: string;
  readonly value: string;
  /** Only requests below this path carry it. */
  readonly path: string;
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

/** The value of the first cookie of that name. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const prefix = `${name}=`;
  return header
    ?.split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(prefix))
    ?.slice(prefix.length);
}
