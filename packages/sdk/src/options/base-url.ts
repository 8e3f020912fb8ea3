/** Where the platform is; `prefix` is put before the paths of the contract, and is often empty. */
export interface BaseUrl {
  readonly origin: string;
  readonly prefix: string;
  /** Whether nobody can listen on the way: TLS, or a way that does not leave this machine. */
  readonly isPrivate: boolean;
}

/** @returns `undefined` for what is no URL of a platform */
export function parseBaseUrl(text: string): BaseUrl | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin, hostname, pathname, username, password, search, hash } = new URL(text);
  if (!/^https?:$/.test(protocol) || username || password || search || hash) return undefined;
  const isPrivate = protocol === "https:" || LOOPBACK.test(hostname);
  return { origin, prefix: pathname.replace(/(?<!\/)\/+$/, ""), isPrivate };
}

/** As a URL spells the addresses of this machine. */
const LOOPBACK = /^(?:127(?:\.[0-9]{1,3}){3}|\[::1\]|(?:[^.]+\.)*localhost)$/;
