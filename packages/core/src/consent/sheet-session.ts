import { digestOf, sameDigest } from "../digest.ts";
import { refuse } from "../failure.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import { isOpaqueToken, opaqueToken, type RandomBytes } from "../random.ts";
import type { Consent } from "./consent.ts";
import { openSession, requirePending } from "./transitions.ts";

/**
 * The sheet spends the one-time secret of its URL for a session of its own.
 * @returns the session, for a cookie that only this request's pages send.
 * @throws `session_invalid` for a wrong or spent secret, `consent_already_decided`, `request_stale`
 */
export async function openSheetSession(
  id: string,
  secret: unknown,
  deps: { readonly consents: Pick<ConsentStore, "change">; readonly random: RandomBytes },
  at: Date,
): Promise<string> {
  if (!isOpaqueToken(secret)) refuse("session_invalid");
  const session = opaqueToken(deps.random);
  const secretDigest = digestOf(secret);
  await deps.consents.change(id, (now) => {
    const pending = requirePending(now, at);
    if (!pending.sheetSecret || !sameDigest(pending.sheetSecret.digest, secretDigest))
      refuse("session_invalid");
    return { next: openSession(pending, digestOf(session)), event: undefined };
  });
  return session;
}

/** The consent whose sheet this session belongs to, whatever became of it. @throws `session_invalid` */
export async function requireSheetSession(
  id: string,
  session: string | undefined,
  deps: { readonly consents: Pick<ConsentStore, "find"> },
): Promise<Consent> {
  const consent = await deps.consents.find(id);
  const expected = consent?.sessionDigest;
  if (!consent || !expected || !isOpaqueToken(session) || !sameDigest(expected, digestOf(session))) {
    return refuse("session_invalid");
  }
  return consent;
}
