import { AUTH_TOKEN_LIFE_MS, CLOCK_TOLERANCE_MS, REPEAT_WINDOW_MS } from "@shiming/core";
import { STATES } from "../rows/certificates.ts";
import { ARRIVAL } from "./audit.ts";
import { statement } from "./statement.ts";

export interface Claimed {
  readonly token: string;
  readonly appid: string;
  readonly mch_id: string;
  readonly cert_serialno: string;
  readonly fingerprint: string;
  /** Unix milliseconds. */
  readonly at: number;
  readonly entry_id: string;
  readonly nonce: string;
  /** Between the braces of the event's JSON, behind its kind and before its consent. */
  readonly event: string;
}

const RELEASABLE = `state = 'approved' AND token_voided_at IS NULL AND token_expires_at > @at
  AND token_expires_at <= @at + ${AUTH_TOKEN_LIFE_MS + CLOCK_TOLERANCE_MS}`;
const REPEATABLE = `state = 'released' AND token_voided_at IS NULL AND fingerprint = @fingerprint
  AND abs(@at - released_at) <= ${REPEAT_WINDOW_MS}`;
const MAY_CALL = `access_state = 'approved' AND (access_ends_at IS NULL OR access_ends_at > @at)
  AND EXISTS (SELECT 1 FROM merchant_bindings WHERE appid = @appid AND mch_id = @mch_id)`;

/**
 * Finds the consent of a token, decides as `decideRelease` does, binds the token and records it, in one statement: a row, or
 * none where the token is refused and nothing is changed. Of two at once the second decides on what the first has left.
 */
export const release = statement<Claimed, { readonly outcome: "released" | "repeated" }>(`
  WITH bound AS (
    UPDATE consents SET
      state = 'released',
      fingerprint = @fingerprint,
      mch_id = CASE state WHEN 'approved' THEN @mch_id ELSE mch_id END,
      cert_serialno = CASE state WHEN 'approved' THEN @cert_serialno ELSE cert_serialno END,
      released_at = CASE state WHEN 'approved' THEN @at ELSE released_at END,
      repeats = CASE state WHEN 'approved' THEN 0 ELSE repeats + 1 END
    WHERE token_digest = @token AND appid = @appid AND (${RELEASABLE} OR ${REPEATABLE})
      AND NOT EXISTS (
        SELECT 1 FROM merchant_certificates
        WHERE cert_serialno = @cert_serialno AND NOT (${STATES.valid} OR ${STATES.superseded})
      )
      AND NOT EXISTS (
        SELECT 1 FROM mini_programs
        WHERE appid = @appid AND NOT (${MAY_CALL})
      )
    RETURNING id, CASE repeats WHEN 0 THEN 'released' ELSE 'repeated' END AS outcome
  ), recorded AS (
    INSERT INTO unnumbered_entries (id, arrived_at, place, body)
    SELECT @entry_id, ${ARRIVAL}, 1,
      '{"nonce":"' || @nonce || '","kind":"identity_' || outcome || '",' || @event || ',"consentId":' || to_json(id)::text || '}'
    FROM bound
  )
  SELECT outcome FROM bound`);
