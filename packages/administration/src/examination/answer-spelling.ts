/** Whether a captured text, a program's code or a line of its log, reads the answer's fields by the names they do not have. */
import { answerFields, correctedAnswerFields } from "@shiming/wire";
import { type Finding, failed, text } from "./finding.ts";

/** @returns a finding for the fields that are named wrongly alone; nothing where none is, or both names are read */
export function checkAnswerSpelling(captured: string): readonly Finding[] {
  const wrong = FIELDS.filter(
    (field) => captured.includes(correctedAnswerFields[field]) && !captured.includes(answerFields[field]),
  );
  if (wrong.length === 0) return [];
  const named = wrong.map((field) => correctedAnswerFields[field]);
  const seen = text(
    `it reads ${named.join(" and ")}, which the answer does not have`,
    `其中读取 ${named.join("、")}，应答里没有这样的字段`,
  );
  const mend = text(
    wrong.map((field) => `${correctedAnswerFields[field]} is spelt ${answerFields[field]} (sic).`).join(" "),
    wrong
      .map((field) => `${correctedAnswerFields[field]} 应写作 ${answerFields[field]}（原文如此，没有 p）。`)
      .join(""),
  );
  return [failed("captured_answer", seen, mend).finding];
}

const FIELDS = ["realName", "credentialId"] as const;
