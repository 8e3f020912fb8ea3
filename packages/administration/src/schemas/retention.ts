import Type, { type Static } from "typebox";
import { UserId } from "./account.ts";
import { Time } from "./common.ts";
import { Issuer } from "./host.ts";
import { Appid } from "./mini-program.ts";

export const RetainedClassName = Type.Enum(["consents", "outgoing_mails", "incoming_mails", "usage"]);

export const Days = Type.Integer({ minimum: 30, maximum: 3650 });

export type RetentionPeriod = Static<typeof RetentionPeriod>;
export const RetentionPeriod = Type.Object({
  class: RetainedClassName,
  days: Type.Integer(),
  usual: Type.Integer(),
});

/** One of the three that a hold can keep. */
export const HeldThing = {
  issuer: Type.Optional(Issuer),
  user_id: Type.Optional(UserId),
  appid: Type.Optional(Appid),
  class: Type.Optional(RetainedClassName),
};

export type Hold = Static<typeof Hold>;
export const Hold = Type.Object({
  hold_id: Type.String(),
  kind: Type.Enum(["account", "mini_program", "class"]),
  issuer: Type.Optional(Type.String()),
  user_id: Type.Optional(Type.String()),
  appid: Type.Optional(Type.String()),
  class: Type.Optional(RetainedClassName),
  reason: Type.String(),
  placed_at: Time,
});

/** What no period ends: texts of the log's entries, and files of applications. */
const WithoutPeriod = Type.Object({
  class: Type.Enum(["log_entries", "files"]),
  kept: Type.Enum(["for_good", "with_application"]),
});

export const Retention = Type.Object({
  periods: Type.Array(RetentionPeriod),
  without_period: Type.Array(WithoutPeriod),
  holds: Type.Array(Hold),
});
export type Retention = Static<typeof Retention>;

export const RemovedRecords = Type.Array(Type.Object({ class: RetainedClassName, removed: Type.Integer() }));
