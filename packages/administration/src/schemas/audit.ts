import { registerNames } from "@shiming/core";
import Type, { type Static } from "typebox";
import { UserId } from "./account.ts";
import { Nullable, Time } from "./common.ts";
import { Issuer } from "./host.ts";

const Seq = Type.Integer({ minimum: 1, description: "the place of an entry in the audit" });

/** Which entries: all that is given has to apply. */
export type AuditSelectionInput = Static<typeof AuditSelectionInput>;
export const AuditSelectionInput = Type.Object({
  issuer: Type.Optional(Issuer),
  user_id: Type.Optional(UserId),
  appid: Type.Optional(Type.String()),
  mch_id: Type.Optional(Type.String()),
  kinds: Type.Optional(Type.Array(Type.String(), { maxItems: 20, description: "consent_approved, …" })),
  actions: Type.Optional(
    Type.Array(Type.String(), {
      maxItems: 20,
      description: "of entries of the kind staff_write: secret_reset, …",
    }),
  ),
  from: Type.Optional(Time),
  to: Type.Optional(Type.String({ format: "date-time", description: "entries before it" })),
});

/** As it stands in a file, too. */
export const AuditEntryFields = Type.Object({
  seq: Seq,
  at: Type.String({ description: "ISO 8601, UTC; empty where the entry is damaged" }),
  kind: Type.String(),
  fields: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
    description: "what else the entry has: docs/operating.md lists it",
  }),
  digest: Type.String({ description: "SHA-256 of its text" }),
});

export const Place = { before: Type.Optional(Seq), after: Type.Optional(Type.Integer({ minimum: 0 })) };

export const FoundEntries = Type.Object({
  entries: Type.Array(AuditEntryFields),
  next: Nullable(Type.Integer({ description: "`before` of the next page; null where all were looked at" })),
  searched_to: Nullable(Type.String({ description: "the time of the entry that was looked at last" })),
});

export const AuditFile = Type.Object({
  name: Type.String(),
  content: Type.String({ description: "NDJSON, or CSV (RFC 4180), in UTF-8" }),
  next: Nullable(Type.Integer({ description: "`after` of the part that follows; null behind the last" })),
});

const Range = { seq: Type.Integer(), last_seq: Type.Integer() };

/** How far something is that looks at the whole audit. */
const Run = {
  state: Type.Enum(["never", "running", "done", "failed"]),
  started_at: Nullable(Time),
  ended_at: Nullable(Time),
  looked: Type.Integer({ description: "entries that were looked at" }),
  entries: Type.Integer({ description: "of so many" }),
};

export type Verification = Static<typeof Verification>;
export const Verification = Type.Object({
  ...Run,
  signed_heads: Nullable(Type.Integer()),
  given_up: Type.Array(Type.Object({ ...Range, at: Time })),
  problem_count: Nullable(Type.Integer()),
  problems: Type.Array(
    Type.Object({
      problem: Type.Enum(["changed", "missing", "added", "cut", "rewritten", "forked", "head_forged"]),
      ...Range,
    }),
    { description: "the first thousand" },
  ),
});

const Row = {
  register: Type.Enum(registerNames),
  key: Type.String({ description: "what names the row: appid, serial number, …" }),
};
const Said = Nullable(Type.Union([Type.String(), Type.Number()]));

/** What a comparison of registers with the audit tells. */
export type ComparedRegisters = Static<typeof ComparedRegisters>;
export const ComparedRegisters = Type.Object({
  entries: Type.Integer({ description: "entries that were looked at" }),
  rows: Type.Integer({ description: "rows that were looked at" }),
  finding_count: Type.Integer(),
  findings: Type.Array(
    Type.Object({
      finding: Type.Enum(["unexplained", "missing", "unreadable", "different"]),
      ...Row,
      seq: Nullable(Type.Integer({ description: "the last entry that tells of the row" })),
      fields: Type.Array(Type.Object({ field: Type.String(), told: Said, found: Said })),
    }),
    { description: "the first thousand, from the API" },
  ),
  open_count: Type.Integer(),
  open: Type.Array(Type.Object({ ...Row, seq: Type.Integer(), fields: Type.Array(Type.String()) }), {
    description: "rows that entries of an earlier release explain, and fields that these leave open",
  }),
  unsettled: Type.Array(Type.Object(Row), { description: "rows that kept changing meanwhile" }),
});

export const Comparison = Type.Object({ ...Run, report: Nullable(ComparedRegisters) });
