/** Counts answers and consents by mini program, for whoever looks at usage later. */
import {
  type Consent,
  type ConsentStep,
  type ConsentStore,
  type CountedCall,
  consentSteps,
  digestOf,
} from "@shiming/core";
import { accessTokenOf, type Query } from "../contract/query.ts";
import type { Deps } from "../deps.ts";

/** Must not throw: the answer has left. */
export type CountAnswer = (call: CountedCall, query: Query, code: number) => Promise<void>;

/**
 * Counts for the mini program that the access token was issued to, even if it has ended: nobody else can add to its figures. A
 * call without such a token is nobody's.
 */
export function countAnswers({
  accessTokens,
  usage,
  clock,
}: Pick<Deps, "accessTokens" | "usage" | "clock">): CountAnswer {
  return async (call, query, code) => {
    try {
      const accessToken = accessTokenOf(query);
      const issued = accessToken ? await accessTokens.find(digestOf(accessToken)) : undefined;
      if (issued) usage.count(issued.appid, { what: call, code }, clock());
    } catch {
      // The store has failed, which the answer has told.
    }
  };
}

/** The same store, whose requests and decisions are counted. */
export function countConsentUsage(
  store: ConsentStore,
  { usage, clock }: Pick<Deps, "usage" | "clock">,
): ConsentStore {
  const count = ({ appid }: Consent, code: ConsentStep) =>
    usage.count(appid, { what: "consent", code }, clock());
  return {
    ...store,
    async open(consent, use) {
      const opened = await store.open(consent, use);
      if (opened.outcome === "opened") count(consent, "requested");
      return opened;
    },
    async change(id, change) {
      let before: Consent | undefined;
      const after = await store.change(id, (now) => {
        before = now;
        return change(now);
      });
      if (before && before.state !== after.state && isStep(after.state)) count(after, after.state);
      return after;
    },
  };
}

function isStep(state: Consent["state"]): state is Exclude<ConsentStep, "requested"> {
  return (consentSteps as readonly string[]).includes(state);
}
