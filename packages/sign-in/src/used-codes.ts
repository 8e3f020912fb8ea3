/** A code of an authenticator app opens one session: whoever saw it being typed comes too late (RFC 6238 §5.2). */
import type { ThrottleStore } from "@shiming/core";
import { APIError } from "better-auth/api";
import type { Contacts } from "./database/contacts.ts";
import { Throttle } from "./throttle.ts";

/** Longer than any code is taken: its own half minute, the one before and the one after. */
const CODE_MS = 2 * 60 * 1000;

/** @throws APIError 401 for one that this person has used */
export type SpendCode = (personId: string, code: string) => Promise<void>;

export function createSpendCode(
  store: ThrottleStore,
  { digestOf }: Pick<Contacts, "digestOf">,
  clock: () => Date,
): SpendCode {
  const uses = new Throttle(store, "code", { most: 1, windowMs: CODE_MS }, clock);
  return async (personId, code) => {
    if (!(await uses.isTooMuch(digestOf(`${personId} ${code}`)))) return;
    throw new APIError("UNAUTHORIZED", {
      code: "CODE_USED",
      message: "this code was used: sign in again, with the next one",
    });
  };
}
