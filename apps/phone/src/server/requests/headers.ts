/** What a mini program may not say of itself or of the connection, as in the original. */
const WITHHELD =
  /^(?:host|referer|origin|connection|keep-alive|content-length|transfer-encoding|te|trailer|upgrade|expect|accept-encoding|(?:proxy|sec)-.*)$/i;

/** A header that can be sent: an HTTP token, and no line end in its value. */
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** The headers of a `wx.request` that are sent. */
export function carriedHeaders(header: Readonly<Record<string, unknown>>): Record<string, string> {
  const entries = Object.entries(header).map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries(
    entries.filter(([name, value]) => NAME.test(name) && !WITHHELD.test(name) && VALUE.test(value)),
  );
}
