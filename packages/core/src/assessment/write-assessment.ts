import { sealRecord, type Text } from "@shiming/crypto";
import { staffEvent } from "../administration/staff-event.ts";
import { type FileDeps, keepFile } from "../application/attachments.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import { fileTypeOf } from "../file/file-type.ts";
import type { AssessmentStore } from "../ports/assessment-store.ts";
import { opaqueId, type RandomBytes } from "../random.ts";
import { shanghaiDateOf } from "../shanghai-time.ts";
import {
  type Assessment,
  type AssessmentDocument,
  type AssessmentWords,
  assessmentColumn,
} from "./assessment.ts";

const LONGEST = { assessor: 100, purpose: 4000, influence: 4000, measures: 4000 } as const;

export interface GivenAssessment
  extends Pick<Assessment, "subject" | "assessedOn" | "nextReviewOn" | "outcome"> {
  readonly words: AssessmentWords;
  /** A PDF; that of the version before where it is absent. */
  readonly document?: Uint8Array | undefined;
}

/**
 * Writes the assessment of something, or its next version. @param seen the version that whoever writes has seen, 0 where there was none
 * @throws `entity_changed` where there is another by now; `value_invalid`
 */
export async function writeAssessment(
  { words, document, ...given }: GivenAssessment,
  seen: number | undefined,
  actor: Permitted<"assessments.write">,
  deps: FileDeps & { readonly assessments: Pick<AssessmentStore, "add">; readonly random: RandomBytes },
  at: Date,
): Promise<Assessment> {
  requireDays(given, at);
  const id = opaqueId(deps.random);
  const sealed = sealRecord(
    Buffer.from(JSON.stringify(judged(words))),
    assessmentColumn(id),
    deps.keys.current(),
  );
  const kept = document && (await keepDocument(document, deps, at));
  return deps.assessments.add(given.subject, (latest) => {
    const version = (latest?.version ?? 0) + 1;
    if (seen !== undefined && seen !== version - 1) refuse("entity_changed", { hint: CHANGED });
    const next = { id, ...given, version, recordedAt: at, document: kept ?? latest?.document, sealed };
    return {
      next,
      events: [staffEvent(actor, "assessment_written", `assessment ${given.subject} ${version}`, at)],
    };
  });
}

function judged(words: AssessmentWords): AssessmentWords {
  const says = (name: keyof AssessmentWords) => {
    const text = words[name].trim();
    return text === "" || text.length > LONGEST[name] ? refuse("value_invalid", { hint: WORDS }) : text;
  };
  return {
    assessor: says("assessor"),
    purpose: says("purpose"),
    influence: says("influence"),
    measures: says("measures"),
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: string) =>
  DAY.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;

function requireDays(
  { assessedOn, nextReviewOn }: Pick<Assessment, "assessedOn" | "nextReviewOn">,
  at: Date,
): void {
  const isRight =
    [assessedOn, nextReviewOn].every(isDay) && assessedOn <= shanghaiDateOf(at) && nextReviewOn > assessedOn;
  if (!isRight) refuse("value_invalid", { hint: DAYS });
}

async function keepDocument(content: Uint8Array, deps: FileDeps, at: Date): Promise<AssessmentDocument> {
  if (fileTypeOf(content) !== "application/pdf") refuse("value_invalid", { hint: NO_PDF });
  const { digest, size } = await keepFile({ kind: "assessment", name: "assessment.pdf", content }, deps, at);
  return { digest, size };
}

const CHANGED: Text = {
  en: "somebody else has written another version since you looked: look at it as it is now",
  zh: "你查看之后，他人已写入新版本：请查看最新内容后再保存",
};
const WORDS: Text = {
  en: "an assessment names who did it in at most 100 characters, and has something to say to each of its three points, in at most 4000",
  zh: "评估须写明评估人（最多 100 个字符），三项内容都须填写（各最多 4000 个字符）",
};
const DAYS: Text = {
  en: "an assessment was done on a day that is not to come, and its next review is on a later one",
  zh: "评估日期不能晚于今天，下次复评日期应晚于评估日期",
};
const NO_PDF: Text = { en: "the document is no PDF", zh: "评估文件应为 PDF" };
