import { applicationStates } from "@shiming/core";
import Type, { type Static } from "typebox";
import { Input } from "./common.ts";

const State = Type.Enum([...applicationStates], { description: "whose turn it is the deadline of" });
const Days = Type.Integer({ minimum: 1, maximum: 90 });

export const SetDeadline = Input({ state: State, working_days: Days });

export type Deadline = Static<typeof Deadline>;
export const Deadline = Type.Object({
  state: State,
  owner: Type.Enum(["applicant", "staff"]),
  working_days: Days,
  usual: Type.Integer({ description: "unless the operator says otherwise" }),
});
