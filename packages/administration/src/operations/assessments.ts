/** The register of impact assessments: what was assessed and when it is to be looked at again, and what never was. */
import { assessmentDocument, writeAssessment } from "@shiming/core";
import Type from "typebox";
import { assessmentRegister, requireAssessable, versionsOf } from "../assessment-register.ts";
import { operation } from "../operation.ts";
import {
  AssessmentDocument,
  AssessmentInput,
  AssessmentListInput,
  AssessmentSubject,
  AssessmentVersions,
  ListedAssessment,
} from "../schemas/assessment.ts";
import { Input } from "../schemas/common.ts";
import { thePlatform } from "../subjects.ts";

export const assessmentOperations = {
  "assessments.list": operation("assessments.list", {
    method: "GET",
    path: "/assessments",
    summary: {
      en: "Impact assessments of the platform and of each use, with those that are missing or due",
      zh: "平台和每一项用途的影响评估，包括未评估和到期的",
    },
    input: AssessmentListInput,
    output: Type.Array(ListedAssessment),
    subject: thePlatform,
    run: (asked, _actor, deps, at) => assessmentRegister(asked, deps, at),
  }),

  "assessments.show": operation("assessments.show", {
    method: "GET",
    path: "/assessments/versions",
    summary: {
      en: "An impact assessment, with every version that was written",
      zh: "一份影响评估及其所有版本",
    },
    input: Input({ subject: AssessmentSubject }),
    output: AssessmentVersions,
    subject: thePlatform,
    run: ({ subject }, _actor, deps, at) => versionsOf(subject, deps, at),
  }),

  "assessments.download": operation("assessments.download", {
    method: "GET",
    path: "/assessments/document",
    summary: { en: "The document of an impact assessment", zh: "下载影响评估的文件" },
    input: Input({ subject: AssessmentSubject, version: Type.Integer({ minimum: 1 }) }),
    output: AssessmentDocument,
    subject: thePlatform,
    run: async ({ subject, version }, _actor, { stores, keys }) => {
      const content = await assessmentDocument(subject, version, { ...stores, keys });
      const name = `assessment-${subject.split(" ", 2).join("-")}-${version}.pdf`;
      return { name, content: Buffer.from(content).toString("base64") };
    },
  }),

  "assessments.write": operation("assessments.write", {
    method: "POST",
    path: "/assessments",
    summary: {
      en: "Write an impact assessment, or its next version: earlier ones are kept",
      zh: "写入影响评估或其新版本：以前的版本保留",
    },
    input: AssessmentInput,
    output: AssessmentVersions,
    subject: thePlatform,
    run: async ({ subject, if_unchanged, document, ...given }, actor, deps, at) => {
      const { assessed_on: assessedOn, next_review_on: nextReviewOn, outcome, ...words } = given;
      await requireAssessable(subject, deps, at);
      const content = document === undefined ? undefined : Buffer.from(document, "base64");
      const { stores, keys, random, isScanned = false } = deps;
      await writeAssessment(
        { subject, assessedOn, nextReviewOn, outcome, words, document: content },
        if_unchanged,
        actor,
        { ...stores, keys, random, isScanned },
        at,
      );
      return versionsOf(subject, deps, at);
    },
  }),
};
