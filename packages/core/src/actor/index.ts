/** Who acts, and in which role. */

export {
  type Actor,
  type Applicant,
  type CommandLine,
  type Confirmed,
  type Job,
  type Member,
  type Membership,
  memberBehind,
  nameOfActor,
  type Staff,
  type TokenHolder,
} from "./actor.ts";
export { type MemberRole, memberRoles, type StaffRole, staffRoles } from "./roles.ts";
