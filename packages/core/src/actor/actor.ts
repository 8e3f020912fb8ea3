/** Who acts. None of it names a person to a stranger: staff and members are known by the ids that the platform gave them. */
import type { Action } from "../authorization/rules.ts";
import type { MemberRole, StaffRole } from "./roles.ts";

export type Actor = CommandLine | Staff | Member | TokenHolder | Confirmed | Applicant | Job;

/** Whoever may read the data folder on the machine: it holds the keys, so no rule stands above it. */
export interface CommandLine {
  readonly kind: "command_line";
  /** As the system names them: a claim. */
  readonly user: string;
}

/** Somebody of the operator's staff, signed in. */
export interface Staff {
  readonly kind: "staff";
  readonly id: string;
  readonly roles: readonly StaffRole[];
}

/** Somebody who signed in and is no staff: a member of none, one or several organisations. */
export interface Member {
  readonly kind: "member";
  readonly id: string;
  readonly memberships: readonly Membership[];
}

export interface Membership {
  readonly organisationId: string;
  readonly role: MemberRole;
}

/** A program with an API token: it may do what its owner may, and of that only what the token names. */
export interface TokenHolder {
  readonly kind: "token";
  readonly id: string;
  readonly owner: Staff | Member;
  readonly actions: readonly Action[];
}

/** Two of the staff: one has proposed it, and another confirms it. */
export interface Confirmed {
  readonly kind: "confirmed";
  readonly proposer: Staff | TokenHolder;
  readonly confirmer: Staff | CommandLine;
}

/** Whoever writes e-mails that belong to an application. */
export interface Applicant {
  readonly kind: "applicant";
  readonly applicationId: string;
}

/** What the platform does by itself. */
export interface Job {
  readonly kind: "job";
  readonly name: string;
}

/** The member of an organisation who acts, be it by a token. */
export function memberBehind(actor: Actor): Member | undefined {
  if (actor.kind === "token") return memberBehind(actor.owner);
  return actor.kind === "member" ? actor : undefined;
}

/** How the audit names an actor. */
export function nameOfActor(actor: Actor): string {
  switch (actor.kind) {
    case "command_line":
      return `command line, ${actor.user}`;
    case "token":
      return `token ${actor.id} of ${nameOfActor(actor.owner)}`;
    case "confirmed":
      return `${nameOfActor(actor.proposer)}, confirmed by ${nameOfActor(actor.confirmer)}`;
    case "applicant":
      return `applicant of ${actor.applicationId}`;
    case "job":
      return `job ${actor.name}`;
    case "staff":
    case "member":
      return `${actor.kind} ${actor.id}`;
  }
}
