/** The colour of each state; `@shiming/administration/words` has what it is called. */
import type {
  accessStateWords,
  applicationStateWords,
  assessmentStateWords,
  bindingStateWords,
  certificateStateWords,
  mailStateWords,
  messageStateWords,
  proposalStateWords,
} from "@shiming/administration/words";

export type StateKind = "good" | "note" | "warn" | "danger" | "quiet";

type KindsOf<Words> = Readonly<Record<keyof Words, StateKind>>;

export const accessKinds: KindsOf<typeof accessStateWords> = {
  none: "quiet",
  approved: "good",
  suspended: "danger",
  ended: "warn",
};

export const applicationKinds: KindsOf<typeof applicationStateWords> = {
  drafted: "quiet",
  submitted: "note",
  needs_information: "warn",
  entrance_opened: "note",
  permission_drafted: "quiet",
  permission_submitted: "note",
  permission_needs_information: "warn",
  approved: "good",
  suspended: "danger",
  declined: "danger",
  expired: "warn",
  closed: "quiet",
  renewed: "quiet",
};

export const assessmentKinds: KindsOf<typeof assessmentStateWords> = {
  missing: "danger",
  due: "warn",
  current: "good",
};

export const bindingKinds: KindsOf<typeof bindingStateWords> = {
  bound: "good",
  open: "note",
  expired: "quiet",
};

export const certificateKinds: KindsOf<typeof certificateStateWords> = {
  valid: "good",
  superseded: "warn",
  retired: "quiet",
  expired: "quiet",
  not_yet_valid: "note",
  revoked: "danger",
};

export const mailKinds: KindsOf<typeof mailStateWords> = {
  received: "note",
  understood: "good",
  unassigned: "warn",
  automatic: "quiet",
  loop: "quiet",
  unreadable: "danger",
};

export const messageKinds: KindsOf<typeof messageStateWords> = {
  waiting: "note",
  delivered: "good",
  given_up: "danger",
};

export const proposalKinds: KindsOf<typeof proposalStateWords> = {
  proposed: "note",
  confirming: "note",
  confirmed: "good",
  rejected: "quiet",
  failed: "danger",
  expired: "quiet",
};
