import type { Sensitive } from "@shiming/crypto";
import type { AccountStore } from "../ports/account-store.ts";
import type { PaymentPasswordVerifier } from "../ports/payment-password-verifier.ts";
import { admitAttempt, lockedUntil, NO_LOCKOUT } from "./lockout.ts";
import { verifyPayPassword } from "./payment-password.ts";

/** The default verifier: the platform's own password hashes, with the lockout of the platform. */
export function createStoredPasswordVerifier(deps: {
  readonly accounts: Pick<AccountStore, "find" | "changeLockout">;
  readonly pepper: Sensitive<Buffer>;
}): PaymentPasswordVerifier {
  return {
    async lockedUntil(account, at) {
      const stored = await deps.accounts.find(account);
      return stored && lockedUntil(stored.lockout, at);
    },

    async verify(account, password, at) {
      const attempt = await deps.accounts.changeLockout(account, (lockout) => {
        const admission = admitAttempt(lockout, at);
        return { next: admission.admitted ? admission.next : lockout, result: admission };
      });
      if (!attempt.admitted) return { verdict: "locked", until: attempt.until };

      const hash = (await deps.accounts.find(account))?.payPasswordHash;
      if (hash && (await verifyPayPassword(password, hash, deps.pepper))) {
        await deps.accounts.changeLockout(account, () => ({ next: NO_LOCKOUT, result: undefined }));
        return { verdict: "right" };
      }
      const until = lockedUntil(attempt.next, at);
      return until ? { verdict: "locked", until } : { verdict: "wrong", triesLeft: attempt.triesLeft };
    },
  };
}
