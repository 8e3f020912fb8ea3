/**
 * Black-box tests of the wire contract, for any server that claims to speak it. Names come from `@shiming/wire`;
 * cryptography is that of `node:crypto`, `openssl` and `iconv`, so that our own implementation is judged like any other.
 */
export { type Case, SECTIONS, type Section } from "./case.ts";
export { cases } from "./cases/index.ts";
export { formatJson } from "./report/json.ts";
export { formatJunit } from "./report/junit.ts";
export { createReport, isConformant, type Report } from "./report/report.ts";
export { formatTable } from "./report/table.ts";
export { type CaseResult, type RunOptions, runCases } from "./run.ts";
export { readTarget, type Target, TargetError } from "./target.ts";
