import type { AssessmentOutcome, AssessmentState } from "@shiming/core";
import type { Text } from "@shiming/crypto";

export const assessmentStateWords: Readonly<Record<AssessmentState, Text>> = {
  missing: { zh: "未评估", en: "Missing" },
  due: { zh: "应复评", en: "Due for review" },
  current: { zh: "有效", en: "Current" },
};

export const assessmentOutcomeWords: Readonly<Record<AssessmentOutcome, Text>> = {
  acceptable: { zh: "可以开展", en: "Acceptable" },
  acceptable_with_measures: { zh: "采取措施后可以开展", en: "Acceptable with measures" },
  not_acceptable: { zh: "不应开展", en: "Not acceptable" },
};
