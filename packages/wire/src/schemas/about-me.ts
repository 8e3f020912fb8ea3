/** What is kept about a person, as "my authorizations" shows it and gives it out as a file. */
import Type, { type Static } from "typebox";
import { Authorization } from "./authorizations.ts";
import { MaskedPerson } from "./consent.ts";

const Instant = Type.String({ format: "date-time" });

/** What the person has asked for, complaints about service providers among it. The answer is there once it was given. */
export type PersonRequestFacts = Static<typeof PersonRequestFacts>;
export const PersonRequestFacts = Type.Object({
  id: Type.String({ minLength: 1 }),
  kind: Type.Enum(["complaint", "access", "correction", "deletion", "withdrawal", "explanation", "other"]),
  /** Of a complaint, as is the name of the service provider. */
  consent_id: Type.Optional(Type.String({ minLength: 1 })),
  legal_name: Type.Optional(Type.String()),
  text: Type.String(),
  filed_at: Instant,
  answer_by: Instant,
  answer: Type.Optional(Type.String()),
  answered_at: Type.Optional(Instant),
});

const Relative = Type.Object({ user_id: Type.String(), ...MaskedPerson.properties });

/** Everything that is kept about a person. */
export type AboutMe = Static<typeof AboutMe>;
export const AboutMe = Type.Object({
  made_at: Instant,
  host: Type.String(),
  user_id: Type.String(),
  payment_account: Type.Boolean(),
  /** Masked. */
  identity: Type.Optional(Type.Object({ real_name: Type.String(), credential_id: Type.String() })),
  /** Who may act for the person under 14, and for whom the person may. */
  guardians: Type.Array(Relative),
  wards: Type.Array(Relative),
  /** How long records of consents are kept, in days. */
  consents_kept_days: Type.Integer(),
  consents: Type.Array(Authorization),
  requests: Type.Array(PersonRequestFacts),
});

/** What the person complains about, in their words. */
export type ComplaintRequest = Static<typeof ComplaintRequest>;
export const ComplaintRequest = Type.Object({
  consent_id: Type.String({ minLength: 1 }),
  text: Type.String({ minLength: 1, maxLength: 1000 }),
});
