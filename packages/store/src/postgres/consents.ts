import {
  type CallerNow,
  type Consent,
  type ConsentStore,
  callerRefusalOf,
  type Digest,
  decideRelease,
  decideVerification,
  type ReleaseClaim,
  type ReleaseOutcome,
  refuse,
  type VerificationOutcome,
} from "@shiming/core";
import { CHANGING, type ConsentRow, consentOf, rowOf } from "../rows/consents.ts";
import {
  CODE_GRANT_COLUMNS,
  type CodeGrantRow,
  codeGrantOf,
  GRANT_COLUMNS,
  type GrantRow,
  grantOf,
} from "../rows/grants.ts";
import { fromRow } from "../rows/mini-programs.ts";
import { findUse, spend, useOf } from "./assertion-uses.ts";
import { together } from "./batches.ts";
import { callerNow } from "./caller-now.ts";
import type { Connection, Unit } from "./connection.ts";
import { createConsentList } from "./consent-list.ts";
import { createConsentTally } from "./consent-tally.ts";
import { findMiniProgram } from "./mini-programs.ts";
import { openConsent } from "./open-consent.ts";
import { type ReleaseRequest, releaseAll } from "./release.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { addRefusal } from "./token-refusals.ts";
import { countUnusedConsents } from "./unused-consents.ts";

interface Account {
  readonly issuer: string;
  readonly user_id: string;
}

const SELECT = "SELECT * FROM consents JOIN notices ON notices.digest = consents.notice_digest";
const WITH_NOTICE = `${SELECT} WHERE id = @id`;

const find = statement<{ id: string }, ConsentRow>(WITH_NOTICE);
const findAll = statement<{ ids: readonly string[] }, ConsentRow>(`${SELECT} WHERE id = ANY(@ids::text[])`);
const lock = statement<{ id: string }, ConsentRow>(`${WITH_NOTICE} FOR UPDATE OF consents`);
const findByCode = statement<{ code: string }, CodeGrantRow>(
  `SELECT ${CODE_GRANT_COLUMNS} FROM consents WHERE token_digest = @code`,
);
const lockByCode = statement<{ code: string }, CodeGrantRow>(
  `SELECT ${CODE_GRANT_COLUMNS} FROM consents WHERE token_digest = @code FOR UPDATE`,
);
const useCode = statement<Pick<CodeGrantRow, "id" | "verified_at" | "verification">>(
  `UPDATE consents SET state = 'verified', verified_at = @verified_at, verification = @verification WHERE id = @id`,
);
const findByTokens = statement<{ tokens: readonly string[] }, GrantRow & { readonly token: Digest }>(
  `SELECT token_digest AS token, ${GRANT_COLUMNS} FROM consents WHERE token_digest = ANY(@tokens::text[])`,
);
const lockByToken = statement<{ token: string }, GrantRow>(
  `SELECT ${GRANT_COLUMNS} FROM consents WHERE token_digest = @token FOR UPDATE`,
);
const countsOf = statement<Account, { state: Consent["state"]; count: number }>(
  `SELECT state, count(*) AS count FROM consents WHERE issuer = @issuer AND user_id = @user_id GROUP BY state`,
);
const putNotice = statement<Pick<ConsentRow, "notice_digest" | "notice">>(
  "INSERT INTO notices (digest, notice) VALUES (@notice_digest, @notice) ON CONFLICT DO NOTHING",
);
const replace = statement<ConsentRow>(
  `UPDATE consents SET ${CHANGING.map((column) => `${column} = @${column}`).join(", ")} WHERE id = @id`,
);

export function createConsentStore(connection: Connection): ConsentStore {
  const grants = together(async (tokens: readonly Digest[]) => {
    const rows = await connection.all(findByTokens, { tokens });
    const found = new Map(rows.map(({ token, ...row }) => [token, row]));
    return tokens.map((token) => found.get(token));
  });
  const releases = together((requests: readonly ReleaseRequest[]) => releaseAll(connection, requests));

  return {
    async open(consent, use) {
      const values = { ...rowOf(consent), ...useOf(use) };
      if (await connection.first(openConsent, values)) return { outcome: "opened" };
      const before = await connection.first(findUse, useOf(use));
      return before?.body_digest === use.bodyDigest && before.consent_id
        ? { outcome: "repeated", consentId: before.consent_id }
        : { outcome: "replayed" };
    },
    spendAssertion: async (use) => (await connection.run(spend, useOf(use))) === 1,
    async find(id) {
      const row = await connection.first(find, { id });
      return row && consentOf(row);
    },
    findAll: async (ids) => (await connection.all(findAll, { ids })).map(consentOf),
    async findByToken(token) {
      const row = await grants(token);
      return row && grantOf(row, token);
    },
    listOf: createConsentList(connection),
    countUnused: (appid, at) => countUnusedConsents(connection, appid, at),
    tally: createConsentTally(connection),
    async countsOf({ issuer, userId }) {
      const counts = await connection.all(countsOf, { issuer, user_id: userId });
      return Object.fromEntries(counts.map(({ state, count }) => [state, count]));
    },
    change: (id, change) =>
      connection.unit(async (unit) => {
        const now = (await unit.first(lock, { id })) ?? refuse("consent_not_found");
        const { next, ...caused } = change(consentOf(now));
        const row = rowOf(next);
        if (row.notice_digest !== now.notice_digest) await unit.run(putNotice, row);
        await unit.run(replace, row);
        await settle(unit, caused);
        return next;
      }),
    async findByCode(code) {
      const row = await connection.first(findByCode, { code });
      return row && codeGrantOf(row, code);
    },
    verify: (code, claim, entry) =>
      connection.unit(async (unit): Promise<VerificationOutcome> => {
        const row = await unit.first(lockByCode, { code });
        if (!row) return { outcome: "refused", reason: "unknown" };
        const app = await unit.first(findMiniProgram, { appid: claim.appid });
        const decision = decideVerification(codeGrantOf(row, code), app && fromRow(app), claim, entry.at);
        if (decision.outcome === "refused") return decision;
        const { verifiedAt, result } = decision.verification;
        await unit.run(useCode, { id: row.id, verified_at: verifiedAt.getTime(), verification: result });
        const told = { consentId: row.id, appid: row.appid, result };
        await settle(unit, { events: [{ kind: "identity_verified", ...entry, ...told }] });
        return { outcome: "verified" };
      }),
    async release(token, claim, entry) {
      const request = { token, claim, entry };
      for (;;) {
        const done = await releases(request);
        // Refusals are rare, and told of by rules of their own.
        if (done === undefined) return connection.unit((unit) => decide(unit, request));
        if (done !== "not_tried") return done;
      }
    },
  };
}

/** The same claim under the approval that is in force now, which covers it as well. */
function underApproval({ disclosing, ...claim }: ReleaseClaim, { app }: CallerNow): ReleaseClaim {
  return {
    ...claim,
    ...(disclosing && { disclosing: { ...disclosing, ...(app && { access: app.access }) } }),
  };
}

/** The same step by step, with core's own rule, for whatever the one statement has not released. */
async function decide(unit: Unit, request: ReleaseRequest): Promise<ReleaseOutcome> {
  const { token, claim, entry } = request;
  const row = await unit.first(lockByToken, { token });
  if (!row) return { outcome: "refused", reason: "unknown" };
  const grant = grantOf(row, token);
  const decision = decideRelease(grant, claim, entry.at);
  const named = { ...entry, consentId: grant.id };
  if (decision.outcome === "refused") {
    await addRefusal(unit, { kind: "known_token_refused", ...named, reason: decision.reason });
    return decision;
  }
  const [released] = await releaseAll(unit, [request]);
  if (released && released !== "not_tried") return released;
  // It may be released, so what stands in the way is the caller; or was, a moment ago.
  const now = await callerNow(unit, claim);
  const reason = callerRefusalOf(now, entry.at, claim.disclosing);
  return reason
    ? { outcome: "refused", reason }
    : decide(unit, { ...request, claim: underApproval(claim, now) });
}
