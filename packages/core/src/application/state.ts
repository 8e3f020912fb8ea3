/** Where an application may stand, whose move it is there, and how long that one has. */

export const applicationStates = [
  "drafted",
  "submitted",
  "needs_information",
  "entrance_opened",
  "permission_drafted",
  "permission_submitted",
  "permission_needs_information",
  "approved",
  "suspended",
  "declined",
  "expired",
  "closed",
  "renewed",
] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** Whose move it is. */
export type Mover = "applicant" | "staff" | "nobody";

interface Turn {
  readonly owner: Mover;
  /** How many working days the owner has, unless the operator says otherwise. Nobody is hurried where nobody waits. */
  readonly workingDays?: number;
}

const turns = {
  drafted: { owner: "applicant" },
  submitted: { owner: "staff", workingDays: 5 },
  needs_information: { owner: "applicant", workingDays: 10 },
  entrance_opened: { owner: "applicant", workingDays: 30 },
  permission_drafted: { owner: "applicant" },
  permission_submitted: { owner: "staff", workingDays: 7 },
  permission_needs_information: { owner: "applicant", workingDays: 10 },
  approved: { owner: "nobody" },
  suspended: { owner: "staff" },
  declined: { owner: "nobody" },
  expired: { owner: "nobody" },
  closed: { owner: "nobody" },
  /** Another application has come in its place. */
  renewed: { owner: "nobody" },
} as const satisfies Record<ApplicationState, Turn>;

/** Working days, by the state whose turn has them. */
export type Deadlines = ReadonlyMap<ApplicationState, number>;

export function turnOf(state: ApplicationState): Turn {
  return turns[state];
}

/** The two states in which an approval is in force: of these a mini program has at most one application. */
export function isInForce(state: ApplicationState): boolean {
  return state === "approved" || state === "suspended";
}
