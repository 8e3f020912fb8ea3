import { reasonedMoves } from "@shiming/core";
import Type, { type Static } from "typebox";

export const ReasonTemplateId = Type.String({ description: "id of a template" });

const texts = {
  zh: Type.String({ description: "what the applicant reads, in Chinese" }),
  en: Type.String({ description: "the same in English" }),
};

export const reasonTemplateGiven = {
  move: Type.Enum([...reasonedMoves], { description: "what it is said with" }),
  title: Type.String({ description: "by which staff know it" }),
  ...texts,
};

export type ReasonTemplateFacts = Static<typeof ReasonTemplateFacts>;
export const ReasonTemplateFacts = Type.Object({
  reason_id: ReasonTemplateId,
  ...reasonTemplateGiven,
  revision: Type.Integer({ description: "grows with each change" }),
});
