/** What a code of the platform means for a step. */
import { errors, isErrcode } from "@shiming/wire";
import { type FailedFinding, failed, type Step, text } from "./finding.ts";

/** Of what a server says, as much as a terminal should show. */
const LONGEST = 400;

/** What a server sent as text, without what would steer a terminal. */
export function printable(value: unknown): string {
  const shown = typeof value === "string" ? value.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ") : "";
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
}

/** Says of a refusal whose fault it is and what to do, as the error table has it. A hint that says the same is left out. */
export function refused(step: Step, answer: Readonly<Record<string, unknown>>): { finding: FailedFinding } {
  const { errcode, errmsg } = answer;
  const code = typeof errcode === "number" ? errcode : "?";
  if (!isErrcode(errcode)) {
    const mend = text(
      "The platform answered with a code that is not in the contract; ask its operator.",
      "平台返回了接口约定之外的错误码，请联系平台运营方。",
    );
    const seen = `${code} ${printable(errmsg)}`.trim();
    return failed(step, text(seen, seen), mend, { fault: "platform" });
  }
  const { advice, fault } = errors[errcode];
  const seen = `${code} ${printable(errmsg).replace(` hint: ${advice.en}`, "")}`;
  return failed(step, text(seen, seen), advice, { fault, errcode });
}
