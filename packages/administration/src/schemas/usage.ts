import { consentSteps } from "@shiming/core";
import Type, { type Static } from "typebox";
import { Input, Nullable, Time } from "./common.ts";
import { Appid, Quota } from "./mini-program.ts";
import { OrganisationId } from "./organisation.ts";

const Words = Type.Object({ en: Type.String(), zh: Type.String() });

/** Which usage is meant. */
export const UsageInput = Input({
  appid: Type.Optional(Appid),
  organisation_id: Type.Optional(OrganisationId),
  from: Type.Optional(
    Type.String({ format: "date-time", description: "hours that begin then or later; the day's beginning" }),
  ),
  to: Type.Optional(Type.String({ format: "date-time", description: "hours that begin before; now" })),
  by: Type.Optional(Type.Enum(["hour", "day"], { description: "days are those of Asia/Shanghai; day" })),
  together: Type.Optional(Type.Boolean({ description: "one sum for all mini programs" })),
});

/** An hour, or a day in Asia/Shanghai; of all mini programs together where `appid` is null. */
const when = { start: Time, appid: Nullable(Appid) };
const Times = Type.Integer({ minimum: 0 });

export type Usage = Static<typeof Usage>;
export const Usage = Type.Object({
  from: Time,
  to: Time,
  by: Type.Enum(["hour", "day"]),
  apps: Type.Array(
    Type.Object({
      appid: Appid,
      name: Type.String(),
      quota: Type.Object(Quota.properties, { description: "as it is now" }),
    }),
  ),
  sums: Type.Array(
    Type.Object({
      ...when,
      calls: Times,
      failed: Type.Integer({ minimum: 0, description: "calls with a code other than 0" }),
      of_quota: Type.Integer({ minimum: 0, description: "calls that the quota counted" }),
    }),
  ),
  calls: Type.Array(
    Type.Object({
      ...when,
      call: Type.Enum(["getrealnameinfo", "checkrealnameinfo"]),
      code: Type.Integer(),
      times: Times,
    }),
  ),
  consents: Type.Array(Type.Object({ ...when, step: Type.Enum([...consentSteps]), times: Times })),
  codes: Type.Array(
    Type.Object({
      code: Type.Integer(),
      errmsg: Type.String(),
      meaning: Words,
      mended_by: Type.Enum(["program", "approval", "person", "platform"]),
      advice: Words,
    }),
    { description: "what the codes other than 0 mean, and who mends them" },
  ),
});

export const UsageFile = Type.Object({
  name: Type.String(),
  content: Type.String({ description: "CSV (RFC 4180), in UTF-8" }),
});
