/** Ways in which a platform breaks its word. They are adapters of the test alone: nothing of them is in the product. */
import { type ConsentStore, DomainError } from "@shiming/core";
import type { PlatformParts } from "@shiming/platform";
import type { Rule } from "./judge.ts";

export interface Flaw {
  readonly name: string;
  readonly breaks: Rule;
  readonly apply: (parts: PlatformParts) => PlatformParts;
  /** How often each mail comes. */
  readonly mailsCome?: number;
}

export const flaws: readonly Flaw[] = [
  {
    name: "answers before the release is committed, and forgets it",
    breaks: "every answered release is in the log, once",
    apply: onConsents(() => ({ release: async (_token, claim, { at }) => released(claim, at) })),
  },
  {
    name: "records a release twice",
    breaks: "every answered release is in the log, once",
    apply: (parts) =>
      onConsents((consents) => ({
        async release(token, claim, entry) {
          const outcome = await consents.release(token, claim, entry);
          const consentId = (await consents.findByToken(token))?.id ?? "";
          if (outcome.outcome === "released")
            await parts.stores.audit.append({ kind: "identity_released", consentId, ...entry });
          return outcome;
        },
      }))(parts),
  },
  {
    name: "answers whoever asks for a used token",
    breaks: "no token gave two different requests an answer",
    apply: onConsents((consents) => ({
      // As on a node that goes by what it has read before.
      async findByToken(token) {
        const grant = await consents.findByToken(token);
        return grant?.state === "released" ? { ...grant, state: "approved" } : grant;
      },
      async release(token, claim, entry) {
        const outcome = await consents.release(token, claim, entry);
        return outcome.outcome === "refused" ? released(claim, entry.at) : outcome;
      },
    })),
  },
  {
    name: "confirms a withdrawal that is not kept",
    breaks: "no consent is lost that was confirmed",
    apply: onConsents((consents) => ({
      async change(id, change) {
        const now = await consents.find(id);
        const { next } = change(now as never);
        return next.state === "withdrawn" ? next : consents.change(id, change);
      },
    })),
  },
  {
    name: "sends a mail again that has come",
    breaks: "no mail comes twice under one id",
    apply: (parts) => parts,
    mailsCome: 2,
  },
  {
    name: "says that a token is used up where its database did not answer",
    breaks: "no error but -1, to be tried again, reaches a client",
    apply: onConsents((consents) => {
      let calls = 0;
      return {
        async release(token, claim, entry) {
          if (calls++ % 4 === 0) throw new DomainError("auth_token_invalid");
          return consents.release(token, claim, entry);
        },
      };
    }),
  },
];

function released(claim: Parameters<ConsentStore["release"]>[1], at: Date) {
  return { outcome: "released", release: { ...claim, releasedAt: at, repeats: 0 } } as const;
}

function onConsents(change: (consents: ConsentStore) => Partial<ConsentStore>): Flaw["apply"] {
  return (parts) => {
    const { consents } = parts.stores;
    return { ...parts, stores: { ...parts.stores, consents: { ...consents, ...change(consents) } } };
  };
}
