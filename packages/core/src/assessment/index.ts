/** Impact assessments: written by the operator's staff about uses of people's identities, kept version by version. */

export {
  type Assessment,
  type AssessmentDocument,
  type AssessmentOutcome,
  type AssessmentState,
  type AssessmentSubject,
  type AssessmentWords,
  assessmentOutcomes,
  assessmentState,
} from "./assessment.ts";
export { assessmentDocument, openAssessment, requireAssessments } from "./read-assessment.ts";
export { type GivenAssessment, writeAssessment } from "./write-assessment.ts";
