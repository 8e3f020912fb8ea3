import {
  type AssertionUse,
  type CallerNow,
  type Consent,
  type ConsentStore,
  callerRefusalOf,
  decideRelease,
  decideVerification,
  type MiniProgram,
  type OpenedConsent,
  type ReleaseClaim,
  type ReleaseOutcome,
  refuse,
  type VerificationOutcome,
  type VerificationResult,
} from "@shiming/core";
import { ASKED, CHANGING, type ConsentRow, consentOf, rowOf } from "../rows/consents.ts";
import {
  CODE_GRANT_COLUMNS,
  type CodeGrantRow,
  codeGrantOf,
  GRANT_COLUMNS,
  type GrantRow,
  grantOf,
} from "../rows/grants.ts";
import type { Connection } from "./connection.ts";
import { createConsentList } from "./consent-list.ts";
import { createConsentTally } from "./consent-tally.ts";
import type { Settle } from "./settle.ts";
import type { TokenRefusals } from "./token-refusals.ts";
import { createCountUnusedConsents } from "./unused-consents.ts";

export function createConsentStore(
  connection: Connection,
  settle: Settle,
  refusals: Pick<TokenRefusals, "add">,
  callerNow: (claim: ReleaseClaim) => CallerNow,
  appNow: (appid: string) => MiniProgram | undefined,
): ConsentStore {
  const { database, queue } = connection;
  const withNotice = "SELECT * FROM consents JOIN notices ON notices.digest = consents.notice_digest";
  const statements = {
    find: database.prepare<[string], ConsentRow>(`${withNotice} WHERE id = ?`),
    findAll: database.prepare<[string], ConsentRow>(
      `${withNotice} WHERE id IN (SELECT value FROM json_each(?))`,
    ),
    findByCode: database.prepare<[string], CodeGrantRow & { readonly rowid: number }>(
      `SELECT rowid, ${CODE_GRANT_COLUMNS} FROM consents WHERE token_digest = ?`,
    ),
    findByToken: database.prepare<[string], GrantRow & { readonly rowid: number }>(
      `SELECT rowid, ${GRANT_COLUMNS} FROM consents WHERE token_digest = ?`,
    ),
    countsOf: database.prepare<[string, string], { state: Consent["state"]; count: number }>(
      "SELECT state, count(*) AS count FROM consents WHERE issuer = ? AND user_id = ? GROUP BY state",
    ),
    // The same text is shown to many people: it is kept once.
    putNotice: database.prepare<[ConsentRow]>(
      "INSERT OR IGNORE INTO notices (digest, notice) VALUES (@notice_digest, @notice)",
    ),
    put: database.prepare<[ConsentRow]>(putSql()),
    bind: database.prepare<[string, string, string, number, number, number]>(
      `UPDATE consents SET state = 'released', fingerprint = ?, mch_id = ?, cert_serialno = ?, released_at = ?,
       repeats = ?, room = NULL WHERE rowid = ?`,
    ),
    use: database.prepare<[number, VerificationResult, number]>(
      "UPDATE consents SET state = 'verified', verified_at = ?, verification = ?, room = NULL WHERE rowid = ?",
    ),
  };
  const assertions = createAssertionUses(connection);
  const listOf = createConsentList(connection);
  const countUnused = createCountUnusedConsents(connection);

  return {
    open: (consent, use) =>
      queue.run((): OpenedConsent => {
        const before = assertions.find(use);
        if (before?.body_digest === use.bodyDigest && before.consent_id) {
          return { outcome: "repeated", consentId: before.consent_id };
        }
        if (before || assertions.mayHaveBeenUsed(use)) return { outcome: "replayed" };
        assertions.remember(use, consent.id);
        const row = rowOf(consent);
        statements.putNotice.run(row);
        statements.put.run(row);
        return { outcome: "opened" };
      }),

    spendAssertion: (use) =>
      queue.run(() => {
        if (assertions.find(use) || assertions.mayHaveBeenUsed(use)) return false;
        assertions.remember(use, null);
        return true;
      }),

    async find(id) {
      const row = statements.find.get(id);
      return row && consentOf(row);
    },

    findAll: async (ids) => statements.findAll.all(JSON.stringify(ids)).map(consentOf),

    async findByToken(token) {
      const row = queue.read(() => statements.findByToken.get(token));
      return row && grantOf(row, token);
    },

    listOf: async (account, page) => listOf(account, page),

    countUnused: async (appid, at) => countUnused(appid, at),

    tally: createConsentTally(connection),

    countsOf: async ({ issuer, userId }) =>
      Object.fromEntries(statements.countsOf.all(issuer, userId).map(({ state, count }) => [state, count])),

    change: (id, change) =>
      queue.run(() => {
        const now = statements.find.get(id) ?? refuse("consent_not_found");
        const { next, ...caused } = change(consentOf(now));
        const row = rowOf(next);
        if (row.notice_digest !== now.notice_digest) statements.putNotice.run(row);
        statements.put.run(row);
        settle(caused);
        return next;
      }),

    async findByCode(code) {
      const row = queue.read(() => statements.findByCode.get(code));
      return row && codeGrantOf(row, code);
    },

    verify: (code, claim, entry) =>
      queue.run((): VerificationOutcome => {
        const row = statements.findByCode.get(code);
        if (!row) return { outcome: "refused", reason: "unknown" };
        const decision = decideVerification(codeGrantOf(row, code), appNow(claim.appid), claim, entry.at);
        if (decision.outcome === "refused") return decision;
        const { verifiedAt, result } = decision.verification;
        statements.use.run(verifiedAt.getTime(), result, row.rowid);
        const told = { consentId: row.id, appid: row.appid, result };
        settle({ events: [{ kind: "identity_verified", ...entry, ...told }] });
        return { outcome: "verified" };
      }),

    release: (token, claim, entry) =>
      queue.run((): ReleaseOutcome => {
        const row = statements.findByToken.get(token);
        if (!row) return { outcome: "refused", reason: "unknown" };
        const grant = grantOf(row, token);
        const decision = decideRelease(grant, claim, entry.at);
        const named = { ...entry, consentId: grant.id };
        if (decision.outcome === "refused") {
          refusals.add({ kind: "known_token_refused", ...named, reason: decision.reason });
          return decision;
        }
        const reason = callerRefusalOf(callerNow(claim), entry.at, claim.disclosing);
        if (reason) return { outcome: "refused", reason };
        const { fingerprint, mchId, certSerialNo, releasedAt, repeats } = decision.release;
        statements.bind.run(fingerprint, mchId, certSerialNo, releasedAt.getTime(), repeats, row.rowid);
        const kind = decision.outcome === "released" ? "identity_released" : "identity_repeated";
        settle({ events: [{ kind, ...named }] });
        return { outcome: decision.outcome };
      }),
  };
}

/** Which assertions were accepted before. Only to be called inside a unit of work. */
function createAssertionUses({ database }: Connection) {
  const find = database.prepare<[string, string], { body_digest: string; consent_id: string | null }>(
    "SELECT body_digest, consent_id FROM assertion_uses WHERE issuer = ? AND jti = ?",
  );
  const insert = database.prepare<[string, string, string, number, string | null]>(
    "INSERT INTO assertion_uses (issuer, jti, body_digest, expires_at, consent_id) VALUES (?, ?, ?, ?, ?)",
  );
  const olderData = database.prepare<[number], unknown>(
    "SELECT 1 FROM older_data WHERE assertions_until >= ?",
  );
  return {
    /** Where a copy was put back, uses of assertions from before are forgotten. */
    mayHaveBeenUsed: ({ issuedAt }: AssertionUse) => olderData.get(issuedAt.getTime()) !== undefined,
    find: (use: AssertionUse) => find.get(use.issuer, use.jti),
    remember: (use: AssertionUse, consentId: string | null) =>
      insert.run(use.issuer, use.jti, use.bodyDigest, use.expiresAt.getTime(), consentId),
  };
}

/** What a release adds to a row, in bytes: fingerprint, merchant number, serial number, time. */
const ROOM = 128;

function putSql(): string {
  const columns = [...ASKED, ...CHANGING];
  const changed = CHANGING.map((name) => `${name} = @${name}`);
  return `INSERT INTO consents (${columns.join(", ")}, room) VALUES (${columns.map((name) => `@${name}`).join(", ")},
    CASE WHEN @state IN ('pending', 'approved') THEN zeroblob(${ROOM}) END)
    ON CONFLICT (id) DO UPDATE SET ${changed.join(", ")}, room = excluded.room`;
}
