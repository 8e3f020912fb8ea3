import Type, { type Static } from "typebox";
import { Nullable, Time } from "./common.ts";

const Count = Type.Integer({ minimum: 0 });

const tasks = [
  "review_mine",
  "review_untaken",
  "review_of_others",
  "confirm",
  "assign_mails",
  "read_mails",
  "retry_messages",
  "import_calendar",
] as const;

/** For whoever has signed in: their own work first. */
export type StaffOverview = Static<typeof StaffOverview>;
export const StaffOverview = Type.Object({
  tasks: Type.Array(
    Type.Object({
      task: Type.Enum([...tasks]),
      is_yours: Type.Boolean({ description: "whether your roles let you do it" }),
      count: Count,
      more: Type.Boolean({ description: "whether there are more than were counted" }),
      overdue: Count,
      until: Nullable(Time),
    }),
    { description: "those alone of which there is something" },
  ),
  ends: Type.Array(
    Type.Object({
      what: Type.Enum(["certificate", "approval", "issuer"]),
      id: Type.String(),
      name: Type.String(),
      ends_at: Time,
    }),
    { description: "within thirty days, the earliest first" },
  ),
});
