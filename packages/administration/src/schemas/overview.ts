import { applicationStates } from "@shiming/core";
import Type, { type Static } from "typebox";
import { Nullable, Time } from "./common.ts";

const Words = Type.Object({ en: Type.String(), zh: Type.String() });

/** What it is about: where one clicks leads there. */
const about = {
  name: Type.String({ description: "of the mini program or the merchant" }),
  appid: Nullable(Type.String()),
  mch_id: Nullable(Type.String()),
  application_id: Nullable(Type.String()),
  cert_serialno: Nullable(Type.String()),
};

export type ToDo = Static<typeof ToDo>;
export const ToDo = Type.Object({
  kind: Type.Enum(["application", "access", "binding", "transfer", "certificate", "renewal"]),
  who: Type.Enum(["provider", "platform", "other"], { description: "whose move it is" }),
  what: Words,
  ...about,
  reason: Nullable(Type.String({ description: "what the platform has said, where it came back" })),
  until: Nullable(Time),
  overdue: Type.Boolean(),
});

export type CameBack = Static<typeof CameBack>;
export const CameBack = Type.Object({
  application_id: Type.String(),
  appid: Nullable(Type.String()),
  name: Type.String(),
  move: Type.Enum([
    ...["ask", "open_entrance", "ask_permission", "decline", "approve", "suspend", "resume", "expire"],
  ] as const),
  to: Type.Enum([...applicationStates]),
  at: Time,
  reason: Nullable(Type.String()),
});

export type Ending = Static<typeof Ending>;
export const Ending = Type.Object({
  kind: Type.Enum(["certificate", "approval"]),
  ...about,
  ends_at: Time,
  is_replaced: Type.Boolean({ description: "what comes after it is there, or under way" }),
});

export type Overview = Static<typeof Overview>;
export const Overview = Type.Object({
  organisation_id: Type.String(),
  to_do: Type.Array(ToDo, { description: "the provider's own first, and of these the first that is due" }),
  came_back: Type.Array(CameBack, { description: "what the platform decided in 30 days, newest first" }),
  endings: Type.Array(Ending, { description: "of 90 days, the first to end first" }),
});
