/**
 * What is wrong with a request that a developer has captured: one mechanism for `shiming doctor`, which has keys and files, and for
 * the platform, which knows merchants, certificates and tokens.
 */
export { checkCaptured, isCapturedVerification } from "./captured.ts";
export { type Examination, examineRequest } from "./examine-request.ts";
export {
  type Checked,
  type FailedFinding,
  type Finding,
  failed,
  passed,
  type Step,
  sentenceOf,
  skipped,
  skippedAfter,
  steps,
  text,
} from "./finding.ts";
export { printable, refused } from "./refused.ts";
