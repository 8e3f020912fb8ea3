/** The one-time secret in the fragment of the page's URL. */
import { call, type Reply } from "./call.ts";

type NoAnswer = Exclude<Reply<unknown>, { kind: "ok" }>;

/**
 * Spends the secret for the session's cookie and takes it out of the address, so that neither reload nor history has it.
 * A secret that was spent before is no matter while the session of that visit lasts: what is asked for next tells.
 * @returns why the platform has not taken it, when it could not be reached or failed: the secret is still there
 */
export async function spendSecret(path: string): Promise<NoAnswer | undefined> {
  const secret = location.hash.slice(1);
  if (secret === "") return undefined;
  const reply = await call("POST", path, { secret, framed: isFramed() });
  if (reply.kind === "unreachable" || (reply.kind === "refused" && reply.status >= 500)) return reply;
  history.replaceState(null, "", location.pathname + location.search);
  return undefined;
}

/** Inside another page, where cookies of the usual kind are not sent. */
function isFramed(): boolean {
  return window.parent !== window;
}
