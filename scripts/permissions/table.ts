/** Who may do what, as `authorize` decides: each operation for each kind of actor, on their own and on others' things. */
import { type AnyOperation, operations } from "@shiming/administration";
import {
  type Action,
  type Actor,
  authorize,
  DomainError,
  type MemberRole,
  memberRoles,
  type Rule,
  rules,
  type StaffRole,
  staffRoles,
  type Whose,
} from "@shiming/core";

export type Answer = "yes" | "no" | "not found";

const OWN = "own";
/** Everybody who signs in is this person. */
const SELF = "self";

const staff = (role: StaffRole): Actor => ({ kind: "staff", id: SELF, roles: [role] });
const member = (role: MemberRole): Actor => ({
  kind: "member",
  id: SELF,
  memberships: [{ organisationId: OWN, role }],
});

/** The columns: who, and what belongs to whom. */
export const columns: readonly { readonly head: string; readonly actor: Actor; readonly of: Place }[] = [
  ...staffRoles.map((role) => ({ head: role, actor: staff(role), of: "own" as const })),
  ...memberRoles.map((role) => ({ head: role, actor: member(role), of: "own" as const })),
  { head: "owner elsewhere", actor: member("owner"), of: "another's" },
  { head: "signed in", actor: { kind: "member", id: SELF, memberships: [] }, of: "another's" },
  { head: "applicant", actor: { kind: "applicant", applicationId: OWN }, of: "own" },
  { head: "applicant elsewhere", actor: { kind: "applicant", applicationId: OWN }, of: "another's" },
  { head: "job", actor: { kind: "job", name: "j" }, of: "own" },
  { head: "command line", actor: { kind: "command_line", user: "u" }, of: "another's" },
];

type Place = "own" | "another's";

export interface Row {
  readonly action: Action;
  readonly answers: readonly Answer[];
  /** What is needed besides the role. */
  readonly besides: string;
}

/** A row for each operation. */
export function rows(): readonly Row[] {
  return (Object.keys(rules) as Action[]).map((action) => ({
    action,
    answers: columns.map(({ actor, of }) => answerTo(actor, action, whoseIs(action, of))),
    besides: besidesOf(rules[action]),
  }));
}

function besidesOf({ fourEyes, personally }: Rule): string {
  if (personally) return "in person";
  if (fourEyes === undefined) return "";
  return fourEyes === "always" ? "four eyes" : "four eyes, if switched on";
}

export function answerTo(actor: Actor, action: Action, whose: Whose | undefined): Answer {
  try {
    authorize(actor, action, whose);
    return "yes";
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.failure === "entity_not_found" ? "not found" : "no";
  }
}

function whoseIs(action: Action, of: Place): Whose {
  const { kind } = (operations[action] as unknown as AnyOperation).subject;
  switch (kind) {
    case "platform":
    case "visible":
      return kind;
    case "person":
      return { personId: of === "own" ? SELF : "another" };
    case "organisation": {
      const organisationId = of === "own" ? OWN : "another";
      return { organisationId, applicationId: organisationId };
    }
  }
}
