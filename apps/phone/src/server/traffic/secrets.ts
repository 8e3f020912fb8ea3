/** How much of what is in the traffic may be seen: enough to know one value from another, never one to use. */

const SECRET = /secret|token|password|authorization|cookie|session|assertion|^(?:js_)?code$/i;
/** What stands before the credential itself (RFC 9110 §11.4). */
const SCHEME = /^(?:basic|bearer) +/i;
const SHOWN = 6;
const LONGEST = 1_024;

/** Whether what goes by that name is worth something to a thief. */
export function isSecret(name: string): boolean {
  return SECRET.test(name);
}

/** The first six characters of a secret that has more. */
export function shorten(secret: string): string {
  const [scheme = ""] = SCHEME.exec(secret) ?? [];
  const credential = secret.slice(scheme.length);
  return scheme + (credential.length > SHOWN ? `${credential.slice(0, SHOWN).toWellFormed()}…` : "…");
}

/** A value as text, or what may be seen of it. */
export function shown(name: string, value: unknown): string {
  const text = textOf(value);
  return isSecret(name) ? shorten(text) : cut(text);
}

/** The beginning of what is longer than anybody reads. */
export function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
}

/** Lists within lists can be nested deeper than the writer's stack goes, and a caller may send them. */
function textOf(value: unknown): string {
  try {
    return typeof value === "string" ? value : JSON.stringify(value);
  } catch {
    return "…";
  }
}
