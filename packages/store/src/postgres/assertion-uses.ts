import type { AssertionUse } from "@shiming/core";
import { statement } from "./statement.ts";

/** The values of an assertion's use. */
export interface Use {
  readonly asserted_by: string;
  readonly jti: string;
  readonly body_digest: string;
  readonly issued_at: number;
  readonly assertion_ends_at: number;
}

export function useOf({ issuer, jti, bodyDigest, issuedAt, expiresAt }: AssertionUse): Use {
  return {
    ...{ asserted_by: issuer, jti, body_digest: bodyDigest },
    issued_at: issuedAt.getTime(),
    assertion_ends_at: expiresAt.getTime(),
  };
}

/** Where a copy was put back, uses of assertions from before are forgotten: any may have been used. */
const NOT_FORGOTTEN = "NOT EXISTS (SELECT 1 FROM older_data WHERE assertions_until >= @issued_at)";

/** Remembers a use, if it is the first. @param consentId SQL for the consent that it opens */
export const spendSql = (consentId: string) => `
  INSERT INTO assertion_uses (issuer, jti, body_digest, expires_at, consent_id)
  SELECT @asserted_by::text, @jti::text, @body_digest::text, @assertion_ends_at::bigint, ${consentId} WHERE ${NOT_FORGOTTEN}
  ON CONFLICT DO NOTHING`;

export const spend = statement<Use>(spendSql("NULL::text"));

export const findUse = statement<
  Pick<Use, "asserted_by" | "jti">,
  { readonly body_digest: string; readonly consent_id: string | null }
>("SELECT body_digest, consent_id FROM assertion_uses WHERE issuer = @asserted_by AND jti = @jti");
