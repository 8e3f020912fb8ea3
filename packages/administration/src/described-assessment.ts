import type { Assessment as Assessed } from "@shiming/core";
import type { AssessmentFacts } from "./schemas/assessment.ts";

/** Without its words. */
export function describeAssessment(assessment: Assessed): AssessmentFacts {
  const { version, outcome, document } = assessment;
  return {
    version,
    assessed_on: assessment.assessedOn,
    next_review_on: assessment.nextReviewOn,
    outcome,
    recorded_at: assessment.recordedAt.toISOString(),
    document: document ? { digest: document.digest, size: document.size } : null,
  };
}
