export interface SessionCookie {
  readonly name: string;
  readonly value: string;
  /** Only requests below this path carry it. */
  readonly path: string;
  readonly isSecure: boolean;
  /** Whole seconds; without it, the browser's session. */
  readonly maxAge?: number;
}

/** No script sees it, no other site sends it (RFC 6265bis). */
export function formatSessionCookie({ name, value, path, isSecure, maxAge }: SessionCookie): string {
  const attributes = [`${name}=${value}`, `Path=${path}`, "HttpOnly", "SameSite=Strict"];
  if (maxAge !== undefined) attributes.push(`Max-Age=${maxAge}`);
  if (isSecure) attributes.push("Secure");
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
