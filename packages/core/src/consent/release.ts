import type { Digest } from "../digest.ts";
import type { Disclosing } from "../exchange/caller-now.ts";
import { isOver } from "../lifetime.ts";
import type { Grant, Release } from "./consent.ts";

export const AUTH_TOKEN_LIFE_MS = 300_000;
export const REPEAT_WINDOW_MS = 60_000;

/** Why a token that the platform issued releases nothing. */
export type ReleaseRefusal = "withdrawn" | "used" | "expired" | "of_another_mini_program";

export type ReleaseDecision =
  | { readonly outcome: "released" | "repeated"; readonly release: Release }
  | { readonly outcome: "refused"; readonly reason: ReleaseRefusal };

/** A request that asks to be the one that a token is used for. */
export interface ReleaseClaim {
  readonly appid: string;
  readonly mchId: string;
  readonly certSerialNo: string;
  readonly fingerprint: Digest;
  /** Absent while it is only asked whether there is something to release. */
  readonly disclosing?: Disclosing;
}

/**
 * The single-use rule of contract §5. The first release binds the token to the request's fingerprint; for 60 s requests
 * with that fingerprint are answered too, whatever the token's age; every other request is refused. A clock that was set
 * back does not make the 60 s longer: a repeat may be that much earlier, as on a node whose clock is behind, and no more.
 */
export function decideRelease(grant: Grant, claim: ReleaseClaim, at: Date): ReleaseDecision {
  if (grant.appid !== claim.appid) return { outcome: "refused", reason: "of_another_mini_program" };
  switch (grant.state) {
    case "withdrawn":
      return { outcome: "refused", reason: "withdrawn" };
    case "approved": {
      if (grant.token.voidedAt || isOver(grant.token.expiresAt, AUTH_TOKEN_LIFE_MS, at))
        return { outcome: "refused", reason: "expired" };
      const { fingerprint, mchId, certSerialNo } = claim;
      const release = { fingerprint, mchId, certSerialNo, releasedAt: at, repeats: 0 };
      return { outcome: "released", release };
    }
    case "released": {
      const { release } = grant;
      const distance = Math.abs(at.getTime() - release.releasedAt.getTime());
      const isRepeat = release.fingerprint === claim.fingerprint && distance <= REPEAT_WINDOW_MS;
      if (!isRepeat || grant.token.voidedAt) {
        return { outcome: "refused", reason: "used" };
      }
      return { outcome: "repeated", release: { ...release, repeats: release.repeats + 1 } };
    }
  }
}
