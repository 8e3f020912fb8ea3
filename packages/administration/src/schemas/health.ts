import Type, { type Static } from "typebox";
import { Nullable, Time } from "./common.ts";

const Words = Type.Object({ en: Type.String(), zh: Type.String() });
const Count = Type.Integer({ minimum: 0 });

/** Work that a server does by itself, again and again; on this node, where there are several. */
export type JobFacts = Static<typeof JobFacts>;
export const JobFacts = Type.Object({
  name: Type.String(),
  every_seconds: Nullable(Type.Integer({ description: "null for a job in which this process has no part" })),
  /** Of the run that ended last. */
  started_at: Nullable(Time),
  ended_at: Nullable(Time),
  outcome: Nullable(Type.Enum(["done", "failed"])),
  failures: Type.Integer({ description: "since the start" }),
  node: Nullable(
    Type.String({
      description: "the one that does it now; null for what each does for itself, or nobody just now",
    }),
  ),
  since: Nullable(Time),
  is_here: Type.Boolean({ description: "whether this node does it" }),
});

/** Certificates by the days that are left, each number without those of the numbers before. */
const CertificateEnds = Type.Object({
  expired: Count,
  within_7_days: Count,
  within_30_days: Count,
  within_90_days: Count,
  later: Count,
  next: Type.Array(Type.Object({ cert_serialno: Type.String(), mch_id: Type.String(), ends_at: Time }), {
    description: "the next ten within 90 days",
  }),
});

/** Somebody who signs checkpoints of the audit's log besides the platform, and what was said last. */
export type WitnessFacts = Static<typeof WitnessFacts>;
export const WitnessFacts = Type.Object({
  name: Type.String(),
  cosigned_entries: Count,
  cosigned_at: Nullable(Time),
  trouble: Nullable(
    Type.Enum(["away", "answer_wrong", "unknown_log", "other_key", "ahead", "inconsistent"], {
      description: "ahead, inconsistent: the log was cut, rewritten or forked",
    }),
  ),
  known_entries: Nullable(
    Type.Integer({ description: "of the tree that an ahead or inconsistent one has signed" }),
  ),
  since: Nullable(Time),
});

export type Health = Static<typeof Health>;
export const Health = Type.Object({
  at: Time,
  ready: Type.Boolean(),
  version: Type.String(),
  started_at: Time,
  database: Type.Object({
    takes_writes: Type.Boolean(),
    read_replica: Nullable(
      Type.Enum(["used", "behind", "away"], {
        description: "where lists are read, if another place was named",
      }),
    ),
  }),
  keys: Type.Object({ obstacle: Nullable(Words) }),
  audit: Type.Object({
    entries: Count,
    signed_entries: Count,
    signed_at: Nullable(Time),
  }),
  witnesses: Type.Array(WitnessFacts),
  witnessed_entries: Nullable(
    Type.Integer({ description: "so many entries enough witnesses vouch for; null without witnesses" }),
  ),
  outbox: Type.Object({ waiting: Count, given_up: Count }),
  incoming_mails: Type.Object({ received: Count, unassigned: Count, unreadable: Count }),
  certificates: CertificateEnds,
  issuer: Nullable(Type.Object({ name: Type.String(), ends_at: Time })),
  jobs: Type.Array(JobFacts),
});
