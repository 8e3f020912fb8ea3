import { assessmentOutcomes } from "@shiming/core";
import Type, { type Static } from "typebox";
import { after, Input, Nullable, Time, Unchanged } from "./common.ts";
import { Appid } from "./mini-program.ts";

const Day = Type.String({
  format: "date",
  pattern: "^\\d{4}-\\d{2}-\\d{2}$",
  description: "a day in Asia/Shanghai",
  examples: ["2026-11-28"],
});
export const AssessmentSubject = Type.String({
  minLength: 1,
  maxLength: 300,
  description: "platform, or the record_id of a record of processing",
});
const State = Type.Enum(["missing", "due", "current"], {
  description: "due: the day of the next review has come",
});
const Outcome = Type.Enum([...assessmentOutcomes]);

const facts = {
  version: Type.Integer({ minimum: 1 }),
  assessed_on: Day,
  next_review_on: Day,
  outcome: Outcome,
  recorded_at: Time,
  document: Nullable(Type.Object({ digest: Type.String(), size: Type.Integer() })),
};
export type AssessmentFacts = Static<typeof AssessmentFacts>;
export const AssessmentFacts = Type.Object(facts);

export const AssessmentListInput = Input({ state: Type.Optional(State), ...after });

/** The platform, each use that is in force, and what was assessed before, with the latest that was written. */
export type ListedAssessment = Static<typeof ListedAssessment>;
export const ListedAssessment = Type.Object({
  subject: AssessmentSubject,
  mini_program: Nullable(Type.String()),
  appid: Nullable(Appid),
  category_names: Type.Array(Type.String()),
  recipient: Nullable(Type.String()),
  state: State,
  latest: Nullable(AssessmentFacts),
});

const text = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, description });
const words = {
  assessor: text(100, "who did it"),
  purpose: text(4000, "whether purpose and manner of processing are lawful, justified and necessary"),
  influence: text(4000, "the influence on the person's rights, and the risks"),
  measures: text(4000, "whether the protective measures are lawful, effective, and fit the risk"),
};

export type Assessment = Static<typeof Assessment>;
export const Assessment = Type.Object({ ...facts, ...words });

export const AssessmentVersions = Type.Object({
  subject: AssessmentSubject,
  state: State,
  versions: Type.Array(Assessment, { description: "newest first; none is ever removed" }),
});
export type AssessmentVersions = Static<typeof AssessmentVersions>;

export const AssessmentInput = Input({
  subject: AssessmentSubject,
  assessed_on: Day,
  next_review_on: Day,
  outcome: Outcome,
  ...words,
  document: Type.Optional(
    Type.String({
      description: "a PDF of at most 10 MB, as base64; that of the version before unless it is given",
    }),
  ),
  if_unchanged: Unchanged(Type.Integer({ minimum: 0 })),
});

export const AssessmentDocument = Type.Object({
  name: Type.String(),
  content: Type.String({ description: "base64" }),
});
