import { memberRoles, staffRoles } from "@shiming/core";
import Type, { type Static } from "typebox";
import { PersonId } from "./staff.ts";

/** Whoever is signed in, and what they are here: what the console shows them follows from it. */
export type Me = Static<typeof Me>;
export const Me = Type.Object({
  person_id: PersonId,
  name: Type.String(),
  email: Type.String(),
  staff_roles: Type.Array(Type.Enum([...staffRoles]), { description: "empty for whoever is no staff" }),
  memberships: Type.Array(
    Type.Object({
      organisation_id: Type.String(),
      legal_name: Type.String(),
      role: Type.Enum([...memberRoles]),
    }),
  ),
});
