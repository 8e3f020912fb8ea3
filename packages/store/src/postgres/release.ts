import { randomUUID } from "node:crypto";
import {
  AUTH_TOKEN_LIFE_MS,
  CLOCK_TOLERANCE_MS,
  REPEAT_WINDOW_MS,
  type ReleaseClaim,
  type ReleaseEvent,
} from "@shiming/core";
import { STATES } from "../rows/certificates.ts";
import { ARRIVAL, nextNonce } from "./audit.ts";
import type { Queries } from "./connection.ts";
import { statement } from "./statement.ts";

/** A request for the identity behind a token, and its entry in the audit. */
export interface ReleaseRequest {
  readonly token: string;
  readonly claim: ReleaseClaim;
  readonly entry: Omit<ReleaseEvent, "kind" | "consentId">;
}

export interface Released {
  readonly outcome: "released" | "repeated";
}

const RELEASABLE = `state = 'approved' AND token_voided_at IS NULL AND token_expires_at > asked.at
  AND token_expires_at <= asked.at + ${AUTH_TOKEN_LIFE_MS + CLOCK_TOLERANCE_MS}`;
const REPEATABLE = `state = 'released' AND token_voided_at IS NULL AND fingerprint = asked.print
  AND abs(asked.at - released_at) <= ${REPEAT_WINDOW_MS}`;
const IS_USABLE = `${STATES.valid} OR ${STATES.superseded}`.replaceAll("@at", "asked.at");
/** What an approval covers does not change while it is the same one: what is approved anew is looked at by core. */
const MAY_CALL = `access_state = 'approved' AND (access_ends_at IS NULL OR access_ends_at > asked.at)
  AND (asked.since IS NULL OR access_since = asked.since)
  AND EXISTS (SELECT 1 FROM merchant_bindings WHERE appid = asked.of_app AND mch_id = asked.of_merchant)`;

/**
 * Finds the consents of tokens, decides as `decideRelease` does, binds the tokens and records it, in one statement: a row for each
 * that is released, and none where a token is refused, or somebody else has a hand on its consent; then nothing is changed. Nobody
 * is waited for: one who stands still would keep all the others of the same statement waiting.
 */
const release = statement<
  { tokens: readonly string[]; asked: string },
  Released & { readonly token: string }
>(`
  WITH free AS (
    SELECT id FROM consents WHERE token_digest = ANY(@tokens::text[]) FOR UPDATE SKIP LOCKED
  ), bound AS (
    UPDATE consents SET
      state = 'released',
      fingerprint = asked.print,
      mch_id = CASE state WHEN 'approved' THEN asked.of_merchant ELSE mch_id END,
      cert_serialno = CASE state WHEN 'approved' THEN asked.serial ELSE cert_serialno END,
      released_at = CASE state WHEN 'approved' THEN asked.at ELSE released_at END,
      repeats = CASE state WHEN 'approved' THEN 0 ELSE repeats + 1 END
    FROM json_to_recordset(@asked::json) AS asked (token text, of_app text, of_merchant text, serial text,
      print text, at bigint, since bigint, entry_id text, head text, event text)
    WHERE token_digest = asked.token AND token_digest = ANY(@tokens::text[]) AND id IN (SELECT id FROM free)
      AND appid = asked.of_app AND (${RELEASABLE} OR ${REPEATABLE})
      AND NOT EXISTS (SELECT 1 FROM merchant_certificates WHERE cert_serialno = asked.serial AND NOT (${IS_USABLE}))
      AND NOT EXISTS (SELECT 1 FROM mini_programs WHERE appid = asked.of_app AND NOT (${MAY_CALL}))
    RETURNING id, asked.token, asked.entry_id, asked.head, asked.event,
      CASE repeats WHEN 0 THEN 'released' ELSE 'repeated' END AS outcome
  ), recorded AS (
    INSERT INTO unnumbered_entries (id, arrived_at, place, body)
    SELECT entry_id, ${ARRIVAL}, 1, head || outcome || event || to_json(id)::text || '}'
    FROM bound
  )
  SELECT token, outcome FROM bound`);

/** @returns for each what was done, or `undefined` where nothing was; `not_tried` for all but the first of one token */
export async function releaseAll(
  queries: Queries,
  requests: readonly ReleaseRequest[],
): Promise<readonly (Released | "not_tried" | undefined)[]> {
  const first = new Map<string, ReleaseRequest>();
  for (const request of requests) if (!first.has(request.token)) first.set(request.token, request);
  const asked = JSON.stringify([...first.values()].map(rowOf));
  const rows = await queries.all(release, { tokens: [...first.keys()], asked });
  const done = new Map(rows.map(({ token, outcome }) => [token, { outcome }]));
  return requests.map((request) =>
    first.get(request.token) === request ? done.get(request.token) : "not_tried",
  );
}

/** The body of the entry is what is around its kind and its consent. */
function rowOf({ token, claim, entry }: ReleaseRequest) {
  return {
    token,
    of_app: claim.appid,
    of_merchant: claim.mchId,
    serial: claim.certSerialNo,
    print: claim.fingerprint,
    at: entry.at.getTime(),
    since: sinceOf(claim),
    entry_id: randomUUID(),
    head: `{"nonce":"${nextNonce()}","kind":"identity_`,
    event: `",${JSON.stringify(entry).slice(1, -1)},"consentId":`,
  };
}

function sinceOf({ disclosing }: ReleaseClaim): number | null {
  const access = disclosing?.access;
  return access === undefined || access.state === "none" ? null : access.since.getTime();
}
