import { type AccountKey, isSameAccount } from "../account/account.ts";
import { type Acting, actingOf } from "../account/acting.ts";
import { digestOf } from "../digest.ts";
import { eventMessage, withdrawalEventId } from "../event/security-event.ts";
import { refuse } from "../failure.ts";
import { actedFor } from "../guardian/acted-for.ts";
import { type ActingDeps, actingFaultOf, requireActing } from "../guardian/require-acting.ts";
import type { HostAssertion } from "../host/host.ts";
import { requireVouched } from "../host/vouching.ts";
import { isOver } from "../lifetime.ts";
import type { ConsentPage, ConsentStore } from "../ports/consent-store.ts";
import type { HostStore } from "../ports/host-store.ts";
import type { PersonSession, PersonSessionStore } from "../ports/person-session-store.ts";
import { isOpaqueToken, opaqueToken, type RandomBytes } from "../random.ts";
import type { Consent, WithdrawnConsent } from "./consent.ts";
import { withdraw } from "./transitions.ts";

export const PERSON_SESSION_LIFE_MS = { invitation: 300_000, session: 15 * 60_000 } as const;

/**
 * A host's back end sends a signed-in user to "my authorizations".
 * @returns a one-time secret for the fragment of the page's URL.
 * @throws `assertion_invalid` for an assertion about a mini program, `access_denied` for a child whose guardian the user is not,
 * `request_stale` for an assertion that was used before
 */
export async function invitePerson(
  assertion: HostAssertion,
  bodyDigest: string,
  deps: {
    readonly consents: Pick<ConsentStore, "spendAssertion">;
    readonly sessions: PersonSessionStore;
    readonly random: RandomBytes;
  } & ActingDeps,
  at: Date,
): Promise<string> {
  const { issuer, hostKey, jti, issuedAt, expiresAt, appid } = assertion;
  if (appid !== undefined) {
    refuse("assertion_invalid", {
      hint: { en: "an assertion for this call names no appid", zh: "调用此接口的断言不应带 appid" },
    });
  }
  const acting = actingOf(assertion);
  await requireActing(acting, deps, at);
  const fresh = await deps.consents.spendAssertion({ issuer, jti, issuedAt, expiresAt, bodyDigest });
  if (!fresh)
    refuse("request_stale", {
      hint: {
        en: "this assertion was used before; sign a new one with another jti",
        zh: "这个断言已经用过；请换一个 jti 重新签发",
      },
    });
  const secret = opaqueToken(deps.random);
  await deps.sessions.put({
    digest: digestOf(secret),
    ...acting,
    hostKey,
    kind: "invitation",
    expiresAt: new Date(at.getTime() + PERSON_SESSION_LIFE_MS.invitation),
  });
  return secret;
}

/** The page spends the secret of its URL for a session of 15 minutes. @throws `session_invalid` */
export async function openPersonSession(
  secret: unknown,
  deps: {
    readonly sessions: PersonSessionStore;
    readonly hosts: Pick<HostStore, "find">;
    readonly random: RandomBytes;
  },
  at: Date,
): Promise<string> {
  if (!isOpaqueToken(secret)) refuse("session_invalid");
  const { account, guardian, hostKey } = await requireGood(
    await deps.sessions.take(digestOf(secret)),
    "invitation",
    deps,
    at,
  );
  const session = opaqueToken(deps.random);
  await deps.sessions.put({
    digest: digestOf(session),
    account,
    ...(guardian && { guardian }),
    hostKey,
    kind: "session",
    expiresAt: new Date(at.getTime() + PERSON_SESSION_LIFE_MS.session),
  });
  return session;
}

/** Whose session it is: the person's, or that of a guardian who may still act. @throws `session_invalid` */
export async function requirePerson(
  session: string | undefined,
  deps: {
    readonly sessions: Pick<PersonSessionStore, "find">;
    readonly hosts: Pick<HostStore, "find">;
  } & ActingDeps,
  at: Date,
): Promise<Acting> {
  const found = isOpaqueToken(session) ? await deps.sessions.find(digestOf(session)) : undefined;
  const { account, guardian } = await requireGood(found, "session", deps, at);
  const acting = { account, ...(guardian && { guardian }) };
  if (await actingFaultOf(acting, deps, at)) refuse("session_invalid");
  return acting;
}

/** @throws `session_invalid` for none, one of another kind, one that is over, and one whose host's key was taken back */
async function requireGood(
  session: PersonSession | undefined,
  kind: PersonSession["kind"],
  deps: { readonly hosts: Pick<HostStore, "find"> },
  at: Date,
): Promise<PersonSession> {
  if (session?.kind !== kind || isOver(session.expiresAt, PERSON_SESSION_LIFE_MS[kind], at))
    return refuse("session_invalid");
  await requireVouched({ issuer: session.account.issuer, hostKey: session.hostKey }, deps);
  return session;
}

/** A page of "my authorizations". */
export interface ConsentList {
  readonly consents: readonly Consent[];
  /** What to ask the next page with; undefined when there is none. */
  readonly next: string | undefined;
}

/**
 * A page of the consents that the person gave or refused, newest first.
 * @throws `consent_not_found` when `after` is none of the person's
 */
export async function listConsents(
  account: AccountKey,
  { after, limit }: ConsentPage,
  deps: { readonly consents: Pick<ConsentStore, "listOf"> },
): Promise<ConsentList> {
  const found = await deps.consents.listOf(account, { after, limit: limit + 1 });
  const consents = found.slice(0, limit);
  return { consents, next: found.length > limit ? consents.at(-1)?.id : undefined };
}

function withdrawalEvent({ id, appid, account, consented, release }: WithdrawnConsent, at: Date) {
  return eventMessage(
    { type: "consent-withdrawn", consentId: id, items: consented.items, releasedAt: release?.releasedAt },
    { id: withdrawalEventId(id), appid, account },
    at,
  );
}

/**
 * Takes a consent back, effective at once (contract §5, §8). Withdrawing again changes nothing.
 * @throws `consent_not_found`, also for a consent of somebody else
 */
export async function withdrawConsent(
  acting: Acting,
  id: string,
  deps: { readonly consents: Pick<ConsentStore, "change"> },
  at: Date,
): Promise<void> {
  await deps.consents.change(id, (now) => {
    if (!isSameAccount(now.account, acting.account)) refuse("consent_not_found");
    const next = withdraw(now, at);
    if (next === now) return { next, events: [] };
    const told = { consentId: id, appid: now.appid, ...actedFor(acting) };
    const event = { kind: "consent_withdrawn", at, ...told } as const;
    return { next, events: [event], messages: [withdrawalEvent(next, at)] };
  });
}
