/** Periods of retention and legal holds, and what has ended of each class of record: the same SQL for all engines. */
import type { HeldThing, LegalHold, RetainedClass, RetentionDays } from "@shiming/core";

export interface PeriodRow {
  readonly class: string;
  readonly days: number;
}

/** `subject` is the host of an account, an appid or a class; `user_id` is empty for all but accounts. */
export interface HoldRow {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly user_id: string;
  readonly reason: string;
  readonly placed_at: number;
}

export const periodsOf = (rows: readonly PeriodRow[]): RetentionDays =>
  new Map(rows.map((row) => [row.class as RetainedClass, row.days]));

export function holdOf(row: HoldRow): LegalHold {
  return { id: row.id, of: heldThing(row), reason: row.reason, placedAt: new Date(row.placed_at) };
}

function heldThing({ kind, subject, user_id }: HoldRow): HeldThing {
  if (kind === "account") return { kind, account: { issuer: subject, userId: user_id } };
  if (kind === "mini_program") return { kind, appid: subject };
  return { kind: "class", class: subject as RetainedClass };
}

export function rowOfHold({ id, of, reason, placedAt }: LegalHold): HoldRow {
  const base = { id, kind: of.kind, reason, placed_at: placedAt.getTime(), user_id: "" };
  switch (of.kind) {
    case "account":
      return { ...base, subject: of.account.issuer, user_id: of.account.userId };
    case "mini_program":
      return { ...base, subject: of.appid };
    case "class":
      return { ...base, subject: of.class };
  }
}

interface Ended {
  readonly table: string;
  readonly key: string;
  /** When the last thing happened to a row, in milliseconds; NULL while it goes on. */
  readonly end: string;
  /** What keeps a row besides a hold of its class. */
  readonly isHeld?: string;
}

const HELD_APP = "EXISTS (SELECT 1 FROM legal_holds h WHERE h.kind = 'mini_program' AND h.subject = r.appid)";

const ENDED: Readonly<Record<Exclude<RetainedClass, "usage">, Ended>> = {
  consents: {
    table: "consents",
    key: "id",
    end: "coalesce(r.withdrawn_at, r.released_at, r.token_expires_at, r.decided_at, r.expires_at)",
    isHeld: `${HELD_APP} OR EXISTS (SELECT 1 FROM legal_holds h
      WHERE h.kind = 'account' AND h.subject = r.issuer AND h.user_id = r.user_id)`,
  },
  outgoing_mails: { table: "outbox", key: "id", end: "r.settled_at" },
  incoming_mails: { table: "incoming_mails", key: "id", end: "r.received_at" },
};

const HELD_CLASS = (kind: RetainedClass) =>
  `EXISTS (SELECT 1 FROM legal_holds h WHERE h.kind = 'class' AND h.subject = '${kind}')`;

export interface RetentionSql {
  /** The last key of a part, and how many rows it has. Takes `@after`, `@limit`. */
  readonly part: string;
  /** Takes `@after`, `@last`, `@before`. */
  readonly remove: string;
}

export function retentionSql(kind: RetainedClass): RetentionSql {
  if (kind === "usage") return USAGE;
  const { table, key, end, isHeld } = ENDED[kind];
  const held = [HELD_CLASS(kind), ...(isHeld === undefined ? [] : [isHeld])].join(" OR ");
  return {
    part: `SELECT max(part.${key}) AS last, count(*) AS count
      FROM (SELECT ${key} FROM ${table} WHERE ${key} > @after ORDER BY ${key} LIMIT @limit) AS part`,
    remove: `DELETE FROM ${table} WHERE ${key} IN (SELECT r.${key} FROM ${table} r
      WHERE r.${key} > @after AND r.${key} <= @last AND ${end} < @before AND NOT (${held}))`,
  };
}

/** From mini program to mini program, along the key. */
const USAGE: RetentionSql = {
  part: `SELECT max(part.appid) AS last, count(*) AS count
    FROM (SELECT appid FROM mini_programs WHERE appid > @after ORDER BY appid LIMIT @limit) AS part`,
  remove: `DELETE FROM usage_counts WHERE appid > @after AND appid <= @last AND hour * 3600000 < @before
    AND NOT (${HELD_CLASS("usage")})
    AND NOT EXISTS (SELECT 1 FROM legal_holds h WHERE h.kind = 'mini_program' AND h.subject = usage_counts.appid)`,
};
