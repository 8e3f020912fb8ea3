import Type, { type Static } from "typebox";
import { Nullable, Time } from "./common.ts";

const Words = Type.Object({ en: Type.String(), zh: Type.String() });
const Count = Type.Integer({ minimum: 0 });

/** Work that a server does by itself, again and again; on this node, where there are several. */
export type JobFacts = Static<typeof JobFacts>;
export const JobFacts = Type.Object({
  name: Type.String(),
  every_seconds: Type.Integer(),
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
  outbox: Type.Object({ waiting: Count, given_up: Count }),
  incoming_mails: Type.Object({ received: Count, unassigned: Count, unreadable: Count }),
  certificates: CertificateEnds,
  issuer: Nullable(Type.Object({ name: Type.String(), ends_at: Time })),
  jobs: Type.Array(JobFacts),
});
