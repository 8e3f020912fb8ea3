import { personRequestChannels, personRequestKinds } from "@shiming/core";
import Type, { type Static } from "typebox";
import { UserId } from "./account.ts";
import { Input, Nullable, Time } from "./common.ts";
import { Issuer } from "./host.ts";

export const PersonRequestState = Type.Enum(["open", "answered"]);
export const PersonRequestKind = Type.Enum([...personRequestKinds]);
const Channel = Type.Enum([...personRequestChannels], { description: "online: from the person's own page" });

const Facts = {
  request_id: Type.String(),
  kind: PersonRequestKind,
  channel: Channel,
  state: PersonRequestState,
  is_overdue: Type.Boolean(),
  is_identified: Type.Boolean({ description: "whether it is known whose account it is about" }),
  appid: Nullable(Type.String({ description: "of a complaint" })),
  legal_name: Nullable(Type.String({ description: "of the service provider that is complained about" })),
  filed_at: Time,
  answer_by: Time,
  answered_at: Nullable(Time),
  answered_by: Nullable(
    Type.String({ description: "as the audit names whoever it was; null for the person alone" }),
  ),
};

export type PersonRequestFacts = Static<typeof PersonRequestFacts>;
export const PersonRequestFacts = Type.Object(Facts);

/** With the words of both, and of a complaint the record of the consent: to whom, what, when; never who. */
export type PersonRequest = Static<typeof PersonRequest>;
export const PersonRequest = Type.Object({
  ...Facts,
  text: Type.String(),
  answer: Nullable(Type.String()),
  consent: Nullable(
    Type.Object({
      consent_id: Type.String(),
      state: Type.String(),
      mini_program: Type.String(),
      purpose: Type.String(),
      retention: Type.String(),
      items: Type.Array(Type.String()),
      notice_digest: Type.String(),
      requested_at: Time,
      decided_at: Nullable(Time),
      released_at: Nullable(Time),
      mch_id: Nullable(Type.String()),
      withdrawn_at: Nullable(Time),
    }),
  ),
});

export const ReceivedRequestInput = Input({
  kind: PersonRequestKind,
  channel: Type.Enum(["letter", "phone", "mail", "in_person"]),
  issuer: Type.Optional(Issuer),
  user_id: Type.Optional(UserId),
  received_at: Type.Optional(
    Type.String({ format: "date-time", description: "when it reached the operator; now" }),
  ),
  text: Type.String({ minLength: 1, maxLength: 4000 }),
});
