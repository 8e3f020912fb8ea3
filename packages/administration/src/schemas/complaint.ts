import Type, { type Static } from "typebox";
import { Nullable, Time } from "./common.ts";

export const ComplaintState = Type.Enum(["open", "answered"]);

const Facts = {
  complaint_id: Type.String(),
  state: ComplaintState,
  appid: Type.String(),
  legal_name: Type.String(),
  filed_at: Time,
  answer_by: Time,
  answered_at: Nullable(Time),
};

export type ComplaintFacts = Static<typeof ComplaintFacts>;
export const ComplaintFacts = Type.Object(Facts);

/** With the words of both, and the record of the consent that it is about: to whom, what, when; never who. */
export type Complaint = Static<typeof Complaint>;
export const Complaint = Type.Object({
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
