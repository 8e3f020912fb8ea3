/** The one-time secret in the fragment of the page's URL. */
import { call } from "./call.ts";

/**
 * Spends the secret for the session's cookie and takes it out of the address, so that neither reload nor history has it.
 * A secret that was spent before is no matter while the session of that visit lasts: what is asked for next tells.
 * @returns false when the platform could not be reached, and the secret is still there
 */
export async function spendSecret(path: string): Promise<boolean> {
  const secret = location.hash.slice(1);
  if (secret === "") return true;
  const { kind } = await call("POST", path, { secret, framed: isFramed() });
  if (kind === "unreachable") return false;
  history.replaceState(null, "", location.pathname + location.search);
  return true;
}

/** Inside another page, where cookies of the usual kind are not sent. */
function isFramed(): boolean {
  return window.parent !== window;
}
