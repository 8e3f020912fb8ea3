/** Consents as they are counted for the operator's registers: the same SQL for all engines. */
import type { ConsentTally, TallyPart } from "@shiming/core";

export interface TallyRow {
  readonly appid: string;
  readonly category: string;
  readonly recipient: string;
  readonly mch_id: string;
  readonly consented: number | string;
  readonly denied: number | string;
  readonly released: number | string;
  readonly verified: number | string;
  readonly withdrawn: number | string;
  readonly first_used: number | null;
  readonly last_used: number | null;
  /** Milliseconds and an id, with a space between: of thirteen digits until the year 2286, so that the greatest is the last. */
  readonly last_consent: string;
}

export interface TallyValues {
  readonly after: string;
  readonly limit: number;
  readonly from: number;
  readonly before: number;
}

const ranged = (column: string) => `${column} >= @from AND ${column} < @before`;

const COUNTED = `SELECT appid, notice_digest, coalesce(mch_id, '') AS mch_id,
    count(*) FILTER (WHERE state <> 'denied' AND ${ranged("decided_at")}) AS consented,
    count(*) FILTER (WHERE state = 'denied' AND ${ranged("decided_at")}) AS denied,
    count(*) FILTER (WHERE ${ranged("released_at")}) AS released,
    count(*) FILTER (WHERE ${ranged("verified_at")}) AS verified,
    count(*) FILTER (WHERE ${ranged("withdrawn_at")}) AS withdrawn,
    min(coalesce(released_at, verified_at)) AS first_used,
    max(coalesce(released_at, verified_at)) AS last_used,
    max(decided_at || ' ' || id) AS last_consent
  FROM (SELECT * FROM consents WHERE id > @after ORDER BY id LIMIT @limit) AS part
  WHERE state <> 'pending' GROUP BY 1, 2, 3`;

/** The last id of a part, and how many it has. Takes `@after`, `@limit`. */
export const TALLY_END = `SELECT max(id) AS last, count(*) AS count
  FROM (SELECT id FROM consents WHERE id > @after ORDER BY id LIMIT @limit) AS part`;

/** What was counted of one notice, and what that says. @param member SQL: a member of `n.notice`, as its text */
export function tallySql(member: (...path: readonly string[]) => string): string {
  return `SELECT c.*, replace(replace(replace(${member("category")}, '[', ''), ']', ''), ',', '-') AS category,
      ${member("recipient", "legalName")} AS recipient
    FROM (${COUNTED}) AS c JOIN notices n ON n.digest = c.notice_digest`;
}

export function tallyValues({ after, limit, from, before }: TallyPart): TallyValues {
  return { after, limit, from: from.getTime(), before: before.getTime() };
}

export function tallyOf(row: TallyRow): ConsentTally {
  const [at = ""] = row.last_consent.split(" ", 1);
  return {
    appid: row.appid,
    category: row.category,
    recipient: row.recipient,
    mchId: row.mch_id || undefined,
    consented: Number(row.consented),
    denied: Number(row.denied),
    released: Number(row.released),
    verified: Number(row.verified),
    withdrawn: Number(row.withdrawn),
    firstUsedAt: timeOf(row.first_used),
    lastUsedAt: timeOf(row.last_used),
    lastConsent: { id: row.last_consent.slice(at.length + 1), at: new Date(Number(at)) },
  };
}

const timeOf = (milliseconds: number | null) =>
  milliseconds === null ? undefined : new Date(Number(milliseconds));
