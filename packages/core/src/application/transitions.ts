/** The one table of what may happen to an application. ARCHITECTURE.md draws it from here. */
import type { ApplicationState } from "./state.ts";

/** By which an application begins. */
export const beginnings = {
  draft: "drafted",
  /** The form of ten items came by e-mail. */
  receive: "submitted",
  /** A change or a renewal of what is approved, which stays in force until the new one takes its place. */
  succeed: "permission_drafted",
  /** By the operator's command, or found open from the time before applications. */
  admit: "approved",
} as const satisfies Record<string, ApplicationState>;

interface Transition {
  readonly paths: Readonly<Partial<Record<ApplicationState, ApplicationState>>>;
  /** Against the applicant, or asking something of him: not without words. */
  readonly needsReason?: true;
}

const whereIsOpen = {
  drafted: "closed",
  submitted: "closed",
  needs_information: "closed",
  entrance_opened: "closed",
  permission_drafted: "closed",
  permission_submitted: "closed",
  permission_needs_information: "closed",
  approved: "closed",
  suspended: "closed",
} as const;

export const transitions = {
  submit: { paths: { drafted: "submitted" } },
  ask: { paths: { submitted: "needs_information" }, needsReason: true },
  answer: {
    paths: { needs_information: "submitted", permission_needs_information: "permission_submitted" },
  },
  open_entrance: { paths: { submitted: "entrance_opened" } },
  draft_permission: { paths: { entrance_opened: "permission_drafted" } },
  submit_permission: { paths: { permission_drafted: "permission_submitted" } },
  ask_permission: { paths: { permission_submitted: "permission_needs_information" }, needsReason: true },
  decline: {
    paths: {
      submitted: "declined",
      needs_information: "declined",
      permission_submitted: "declined",
      permission_needs_information: "declined",
    },
    needsReason: true,
  },
  approve: { paths: { permission_submitted: "approved" } },
  suspend: { paths: { approved: "suspended", suspended: "suspended" }, needsReason: true },
  resume: { paths: { suspended: "approved" } },
  expire: { paths: { approved: "expired", suspended: "expired" } },
  /** Its successor was approved. */
  replace: { paths: { approved: "renewed", suspended: "renewed", expired: "renewed" } },
  close: { paths: whereIsOpen, needsReason: true },
} as const satisfies Record<string, Transition>;

export type Beginning = keyof typeof beginnings;
export type Move = keyof typeof transitions;

export function transitionOf(move: Move): Transition {
  return transitions[move];
}

/** Total: the state that a move leads to, or none. */
export function stateAfter(state: ApplicationState, move: Move): ApplicationState | undefined {
  return transitionOf(move).paths[state];
}

export function movesFrom(state: ApplicationState): readonly Move[] {
  return (Object.keys(transitions) as Move[]).filter((move) => stateAfter(state, move) !== undefined);
}
