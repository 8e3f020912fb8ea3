import type { Assessment, AssessmentSubject } from "../assessment/assessment.ts";
import type { Caused } from "../outbox/caused.ts";

/** Versions are added, and none is changed or removed. */
export interface AssessmentStore {
  /** The latest of each subject, by subject. */
  latest(): Promise<readonly Assessment[]>;
  /** Newest first. */
  versionsOf(subject: AssessmentSubject): Promise<readonly Assessment[]>;
  /** Of those who add to one subject at once, each sees the one before. */
  add(
    subject: AssessmentSubject,
    decide: (latest: Assessment | undefined) => Caused & { readonly next: Assessment },
  ): Promise<Assessment>;
}
