/** Just enough of the stores, in memory, for the use cases of a consent. */

import type { AuditEvent } from "../audit/event.ts";
import type { Consent } from "../consent/consent.ts";
import { refuse } from "../failure.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { AssertionUse, ConsentStore } from "../ports/consent-store.ts";
import type { PersonSession, PersonSessionStore } from "../ports/person-session-store.ts";
import { decideVerification } from "../verification/decide-verification.ts";

type ConsentPart = Pick<
  ConsentStore,
  "open" | "spendAssertion" | "find" | "findByCode" | "change" | "verify" | "listOf"
>;

/** @param apps mini programs, where verifications are tried */
export function consentsInMemory(
  apps: (appid: string) => MiniProgram | undefined = () => undefined,
): ConsentPart & { readonly events: readonly AuditEvent[] } {
  const consents = new Map<string, Consent>();
  const uses = new Map<string, AssertionUse & { readonly consentId?: string }>();
  const events: AuditEvent[] = [];
  const byCode = (code: string) =>
    [...consents.values()]
      .filter((consent) => "token" in consent && consent.state !== "released")
      .find(({ token }) => token.digest === code);
  const nameOf = ({ issuer, jti }: AssertionUse) => JSON.stringify([issuer, jti]);
  return {
    events,
    async open(consent, use) {
      const before = uses.get(nameOf(use));
      if (before?.consentId && before.bodyDigest === use.bodyDigest) {
        return { outcome: "repeated", consentId: before.consentId };
      }
      if (before) return { outcome: "replayed" };
      uses.set(nameOf(use), { ...use, consentId: consent.id });
      consents.set(consent.id, consent);
      return { outcome: "opened" };
    },
    async spendAssertion(use) {
      if (uses.has(nameOf(use))) return false;
      uses.set(nameOf(use), use);
      return true;
    },
    find: async (id) => consents.get(id),
    findByCode: async (code) => byCode(code),
    async verify(code, claim, { at }) {
      const consent = byCode(code);
      if (!consent) return { outcome: "refused", reason: "unknown" };
      const decision = decideVerification(consent, apps(consent.appid), claim, at);
      if (decision.outcome === "refused") return decision;
      if (consent.state !== "approved") throw new Error("only what stands is used");
      consents.set(consent.id, { ...consent, state: "verified", verification: decision.verification });
      return { outcome: "verified" };
    },
    listOf: async (_, { limit }) => [...consents.values()].slice(0, limit),
    async change(id, change) {
      const { next, events: caused } = change(consents.get(id) ?? refuse("consent_not_found"));
      consents.set(id, next);
      events.push(...caused);
      return next;
    },
  };
}

export function sessionsInMemory(): PersonSessionStore {
  const sessions = new Map<string, PersonSession>();
  return {
    put: async (session) => void sessions.set(session.digest, session),
    find: async (digest) => sessions.get(digest),
    async take(digest) {
      const session = sessions.get(digest);
      sessions.delete(digest);
      return session;
    },
  };
}
