/** What members of the operator's staff may be. One may have several. */
export const staffRoles = [
  "administrator",
  "reviewer",
  "certificate_officer",
  "operator",
  "auditor",
] as const;
export type StaffRole = (typeof staffRoles)[number];

/** What members of a service provider's organisation may be there: one of these each. */
export const memberRoles = ["owner", "developer", "viewer"] as const;
export type MemberRole = (typeof memberRoles)[number];
