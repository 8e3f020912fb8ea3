import { applicationStates } from "@shiming/core";
import Type, { type Static } from "typebox";
import { Input, Nullable, Time } from "./common.ts";

const Count = Type.Integer({ minimum: 0 });
const Seconds = Type.Integer({ minimum: 0, description: "seconds, nights and holidays included" });
const consents = { requested: Count, approved: Count, denied: Count, withdrawn: Count };

export const FiguresInput = Input({
  from: Type.Optional(Type.String({ format: "date-time", description: "thirty days ago" })),
  to: Type.Optional(Type.String({ format: "date-time", description: "before it; now" })),
});

export type Figures = Static<typeof Figures>;
export const Figures = Type.Object({
  from: Time,
  to: Time,
  consents: Type.Object(consents),
  before: Type.Object(consents, { description: "of as many days before it, up to the same time of day" }),
  days: Type.Array(Type.Object({ start: Time, ...consents }), {
    description: "each day in Asia/Shanghai, those without any as well",
  }),
  releases: Type.Array(
    Type.Object({
      // Null for mini programs that are approved for several, or no longer for any.
      category: Nullable(
        Type.Object({
          ids: Type.Array(Type.Integer()),
          names: Type.Array(Type.String()),
        }),
      ),
      mini_programs: Count,
      times: Type.Integer({ minimum: 0, description: "calls that were answered with somebody's data" }),
    }),
  ),
  reviews: Type.Array(
    Type.Object({
      state: Type.Enum([...applicationStates]),
      owner: Type.Enum(["applicant", "staff"]),
      count: Type.Integer({ description: "applications that have left this state" }),
      median_seconds: Seconds,
      ninetieth_seconds: Seconds,
      deadline_working_days: Nullable(Type.Integer()),
    }),
  ),
  reviewed_of: Type.Object({
    applications: Count,
    all: Type.Boolean({ description: "false where more have moved than were looked at: the latest were" }),
  }),
});
