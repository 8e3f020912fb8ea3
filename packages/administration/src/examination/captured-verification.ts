/** What a captured call of `checkrealnameinfo` tells by its form alone (contract §9). Neither name nor number is ever repeated. */
import { diagnoseVerificationField, type VerificationFieldName } from "@shiming/crypto";
import { verificationFields } from "@shiming/wire";
import type { CapturedBody } from "./captured-text.ts";
import { type Finding, failed, passed, type Step, sentenceOf, text } from "./finding.ts";

/** Each step, and the fields that it looks at. */
const STEPS: readonly (readonly [step: Step, fields: readonly VerificationFieldName[]])[] = [
  ["captured_openid", [verificationFields.openid]],
  ["captured_identity", [verificationFields.realName, verificationFields.credId]],
  ["captured_cred_type", [verificationFields.credType]],
  ["captured_code", [verificationFields.code]],
];

export function checkQuestion(body: CapturedBody): readonly Finding[] {
  return STEPS.map(([step, fields]) => {
    const mistakes = fields.flatMap((name) => diagnoseVerificationField(name, body[name]) ?? []);
    if (mistakes.length === 0) return passed(step, WELL_FORMED, true).finding;
    const seen = text(`${fields.join(", ")}: not as it should be`, `${fields.join("、")}：有误`);
    return failed(step, seen, sentenceOf(mistakes), { mistakes: mistakes.map(({ word }) => word) }).finding;
  });
}

const WELL_FORMED = text("well formed", "格式正确");

/** Who is named and what was given, where their form is right. */
export function partsOfQuestion(body: CapturedBody): {
  readonly openid: string | undefined;
  readonly code: string | undefined;
} {
  const part = (name: "openid" | "code") => {
    const value = body[verificationFields[name]];
    return typeof value === "string" && !diagnoseVerificationField(name, value) ? value : undefined;
  };
  const code = part("code");
  // As clients in the field send it: percent-encoded once.
  return { openid: part("openid"), code: code && decodeURIComponent(code) };
}
