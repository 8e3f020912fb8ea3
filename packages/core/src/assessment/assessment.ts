import type { Digest } from "../digest.ts";

/** What an assessment comes to. */
export const assessmentOutcomes = ["acceptable", "acceptable_with_measures", "not_acceptable"] as const;
export type AssessmentOutcome = (typeof assessmentOutcomes)[number];

/** What is assessed: a record of processing by its key, or the platform as a whole. */
export type AssessmentSubject = "platform" | (string & {});

/**
 * An impact assessment (Personal Information Protection Law, Articles 55 and 56), as it was written at one time. Its next version stands beside
 * it, and none is ever removed: the law wants three years, and a dispute more.
 */
export interface Assessment {
  readonly id: string;
  readonly subject: AssessmentSubject;
  /** From 1. */
  readonly version: number;
  readonly recordedAt: Date;
  /** Days in Shanghai, as ISO 8601 writes them. */
  readonly assessedOn: string;
  readonly nextReviewOn: string;
  readonly outcome: AssessmentOutcome;
  readonly document: AssessmentDocument | undefined;
  /** The words, which name people. */
  readonly sealed: Uint8Array;
}

export interface AssessmentDocument {
  readonly digest: Digest;
  /** Bytes. */
  readonly size: number;
}

/** What whoever assessed says: the three points of Article 56. */
export interface AssessmentWords {
  /** Who did it. */
  readonly assessor: string;
  /** Whether purpose and manner of processing are lawful, justified and necessary. */
  readonly purpose: string;
  /** The influence on the person's rights, and the risks. */
  readonly influence: string;
  /** Whether the protective measures are lawful, effective, and fit the risk. */
  readonly measures: string;
}

export const assessmentColumn = (id: string) => `assessments.content:${id}`;

/** `missing` where there is none, `due` from the day of its next review on, `current` until then. */
export type AssessmentState = "missing" | "due" | "current";

/** @param today in Shanghai, as ISO 8601 writes it */
export function assessmentState(latest: Assessment | undefined, today: string): AssessmentState {
  if (!latest) return "missing";
  return latest.nextReviewOn <= today ? "due" : "current";
}
