/** Where a call of a package stands in its user's program: what the stack of the package's errors begins with. */

/** Holds the stack as it was when the call was made; it is made into text only when an error asks for it. */
export interface CallSite {
  readonly stack?: string;
}

/**
 * Remembers where a call stands.
 * @param callee the function that was called: it and what it has called are left out
 */
// biome-ignore lint/complexity/noBannedTypes: any function may be the one that was called
export function callSiteOf(callee: Function): CallSite {
  const site: CallSite = {};
  Error.captureStackTrace?.(site, callee);
  return site;
}

/** The error, as if it had been thrown where the call stands. */
export function thrownAt<E extends Error>(site: CallSite, error: E): E {
  const stack = site.stack ?? "";
  const frames = stack.indexOf("\n    at ");
  if (frames >= 0) error.stack = `${error.name}: ${error.message}${stack.slice(frames)}`;
  return error;
}
