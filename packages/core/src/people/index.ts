/** Staff and members, and how they are invited. */

export { type Invitation, type InvitedTo, invitationColumn } from "./invitation.ts";
export type { OrganisationMember } from "./organisation-member.ts";
export type { StaffMember } from "./staff-member.ts";
