/**
 * How people call what the operations answer: states, roles, what happened and who did it, in both languages. Console and command
 * line say the same. Nothing but words is behind it, so that pages may have it.
 */
export { applicationMoveWords, applicationStateWords, proposalStateWords } from "@shiming/core/words";
export { type ActorName, actorWords, jobWords, readActor } from "./actor.ts";
export { assessmentOutcomeWords, assessmentStateWords } from "./assessments.ts";
export { auditKindWords, auditSubjectText } from "./audit.ts";
export { auditActionGroups, auditActionWords } from "./audit-actions.ts";
export {
  addAffected,
  type BreachStatements,
  type BreachToll,
  breachNoticeText,
  breachReportText,
  emptyToll,
  NO_STATEMENTS,
  timesOf,
  toldWords,
} from "./breach/index.ts";
export { eventWords } from "./events.ts";
export { inWords } from "./in-words.ts";
export { itemWords } from "./items.ts";
export { documentWords, memberRoleWords, staffRoleWords, subjectTypeWords } from "./people.ts";
export { personRequestChannelWords, personRequestKindWords } from "./person-requests.ts";
export { openRowsTexts, registerFindingText, unsettledRowText } from "./registers.ts";
export {
  accessStateWords,
  bindingStateWords,
  certificateStateWords,
  consentStateWords,
  mailStateWords,
  messageStateWords,
} from "./states.ts";
