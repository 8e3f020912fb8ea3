import type { MemberRole } from "../actor/roles.ts";

/** Somebody who works for a service provider, there. Nobody is a member twice; one person may be in several organisations. */
export interface OrganisationMember {
  readonly organisationId: string;
  /** The id of the person in the sign-in. */
  readonly personId: string;
  readonly role: MemberRole;
  readonly since: Date;
}
