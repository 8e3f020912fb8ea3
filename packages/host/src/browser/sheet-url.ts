/** As a URL spells the addresses of this machine, where a sandbox runs. */
const LOOPBACK = /^(?:127(?:\.[0-9]{1,3}){3}|\[::1\]|(?:[^.]+\.)*localhost)$/;

/** @returns `undefined` for what would not be shown as a page of the platform's: a script, a relative path, plain http */
export function parseSheetUrl(text: string): URL | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  const isPrivate = url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.test(url.hostname));
  return isPrivate ? url : undefined;
}
