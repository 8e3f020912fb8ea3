import { memberRoles, staffRoles } from "@shiming/core";
import Type, { type Static } from "typebox";
import { Nullable, Time } from "./common.ts";

export const PersonId = Type.String({ description: "the id of a person, from their sign-in" });
export const Email = Type.String({
  ...{ minLength: 3, maxLength: 254, pattern: "^[^@\\s]+@[^@\\s]+$" },
  examples: ["name@example.com"],
});
export const StaffRoles = Type.Array(Type.Enum([...staffRoles]), {
  minItems: 1,
  maxItems: staffRoles.length,
});
export const MemberRole = Type.Enum([...memberRoles]);
export const Language = Type.Enum(["zh", "en"], { description: "of the mail; zh unless given" });

export type StaffMember = Static<typeof StaffMember>;
export const StaffMember = Type.Object({
  person_id: PersonId,
  email: Nullable(Type.String()),
  name: Nullable(Type.String()),
  roles: Type.Array(Type.Enum([...staffRoles])),
  state: Type.Enum(["active", "left"]),
  since: Time,
});

export type Invitation = Static<typeof Invitation>;
export const Invitation = Type.Object({
  invitation_id: Type.String(),
  email: Type.String(),
  organisation_id: Nullable(Type.String()),
  roles: Type.Array(Type.String()),
  invited_by: Type.String(),
  at: Time,
  ends_at: Time,
  state: Type.Enum(["open", "accepted", "revoked", "over"]),
});
