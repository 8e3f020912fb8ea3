import { DomainError, type PaymentPasswordVerifier } from "@shiming/core";
import type { Metrics } from "./metrics.ts";

/** The same verifier: what becomes of the attempts at it is counted, and how long they take. */
export function countPasswords(verifier: PaymentPasswordVerifier, metrics: Metrics): PaymentPasswordVerifier {
  const { waiting } = verifier;
  if (waiting) {
    metrics.gauge("shiming_password_queue_depth", "Payment passwords that wait for their turn", () =>
      waiting(),
    );
  }
  return {
    lockedUntil: (account, at) => verifier.lockedUntil(account, at),
    triesLeft: (account, at) => verifier.triesLeft(account, at),
    async verify(account, password, at) {
      const startedAt = performance.now();
      try {
        const judged = await verifier.verify(account, password, at);
        const isLooked = judged.verdict !== "locked" || judged.isNew === true;
        if (isLooked) metrics.observePassword(performance.now() - startedAt);
        if (judged.verdict === "locked" && judged.isNew) metrics.countLock();
        if (judged.verdict === "right" && judged.isRenewed) metrics.countRenewedHash();
        if (judged.verdict !== "right") metrics.countSheetStep(isLooked ? "wrong_password" : "locked");
        return judged;
      } catch (error) {
        if (error instanceof DomainError && error.failure === "platform_busy") metrics.countSheetStep("busy");
        throw error;
      }
    },
  };
}
