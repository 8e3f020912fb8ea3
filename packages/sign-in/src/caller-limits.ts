/** How often one caller of the network may ask for what. */
import type { ThrottleStore } from "@shiming/core";
import type { BetterAuthOptions } from "better-auth";
import type { Contacts } from "./database/contacts.ts";

/** By the caller's address: windows in seconds. Addresses of persons are counted besides. */
const RULES = {
  // Every page load of the console asks for it, an office has one address, and there is nothing in it to guess.
  "/get-session": false,
  "/sign-in/*": { window: 60, max: 20 },
  "/sign-up/*": { window: 60, max: 10 },
  "/request-password-reset": { window: 60, max: 5 },
  "/reset-password": { window: 60, max: 10 },
  "/two-factor/*": { window: 60, max: 20 },
  "/passkey/*": { window: 60, max: 40 },
  "/change-password": { window: 60, max: 5 },
} as const;

/** Counted over all nodes, and under a keyed digest: an address of the network is personal data that nobody needs here. */
export function callerLimits(store: ThrottleStore, { digestOf }: Contacts, clock: () => Date) {
  return {
    enabled: true,
    window: 60,
    max: 120,
    customRules: RULES,
    customStorage: {
      async consume(key, { window, max }) {
        const now = clock();
        const { times, endsAt } = await store.count(`caller ${digestOf(key)}`, window * 1000, now);
        const retryAfter = Math.ceil((endsAt.getTime() - now.getTime()) / 1000);
        return times <= max ? { allowed: true, retryAfter: null } : { allowed: false, retryAfter };
      },
    },
  } satisfies BetterAuthOptions["rateLimit"];
}
