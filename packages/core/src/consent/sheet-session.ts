import { digestOf, sameDigest } from "../digest.ts";
import { refuse } from "../failure.ts";
import { requireVouched } from "../host/vouching.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import type { HostStore } from "../ports/host-store.ts";
import { isOpaqueToken, opaqueToken, type RandomBytes } from "../random.ts";
import type { Consent } from "./consent.ts";
import { openSession, requirePending } from "./transitions.ts";

export interface SheetSessionDeps {
  readonly consents: Pick<ConsentStore, "find" | "change">;
  readonly hosts: Pick<HostStore, "find">;
}

/**
 * The sheet spends the one-time secret of its URL for a session of its own.
 * @returns the session, for a cookie that only this request's pages send.
 * @throws `session_invalid` for a wrong or spent secret, or when the host's key was taken back; `consent_already_decided`, `request_stale`
 */
export async function openSheetSession(
  id: string,
  secret: unknown,
  deps: SheetSessionDeps & { readonly random: RandomBytes },
  at: Date,
): Promise<string> {
  if (!isOpaqueToken(secret)) refuse("session_invalid");
  const asked = (await deps.consents.find(id)) ?? refuse("consent_not_found");
  await requireVouched({ issuer: asked.account.issuer, hostKey: asked.hostKey }, deps);
  const session = opaqueToken(deps.random);
  const secretDigest = digestOf(secret);
  await deps.consents.change(id, (now) => {
    const pending = requirePending(now, at);
    if (!pending.sheetSecret || !sameDigest(pending.sheetSecret.digest, secretDigest))
      refuse("session_invalid");
    return { next: openSession(pending, digestOf(session)), events: [] };
  });
  return session;
}

/** The consent whose sheet this session belongs to, whatever became of it. @throws `session_invalid` */
export async function requireSheetSession(
  id: string,
  session: string | undefined,
  deps: { readonly consents: Pick<ConsentStore, "find">; readonly hosts: Pick<HostStore, "find"> },
): Promise<Consent> {
  const consent = await deps.consents.find(id);
  const expected = consent?.sessionDigest;
  if (!consent || !expected || !isOpaqueToken(session) || !sameDigest(expected, digestOf(session))) {
    return refuse("session_invalid");
  }
  await requireVouched({ issuer: consent.account.issuer, hostKey: consent.hostKey }, deps);
  return consent;
}
