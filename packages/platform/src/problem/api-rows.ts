import type { Failure } from "@shiming/core";
import { hostProblems, type ProblemRow, type ProblemRows } from "./rows.ts";

const statuses: Partial<Record<Failure, number>> = {
  session_invalid: 401,
  forbidden: 403,
  entity_not_found: 404,
  entity_exists: 409,
  entity_changed: 409,
  legal_hold: 409,
  body_empty: 400,
  body_malformed: 400,
  body_too_large: 413,
  value_invalid: 422,
  category_invalid: 422,
  certificate_request_invalid: 422,
  certificate_invalid: 422,
  revocation_list_invalid: 422,
  platform_busy: 503,
  clock_wrong: 503,
};

/** A failure by its name, and its sentence in both languages. What has no status here cannot occur on the API. */
function apiProblem(failure: Failure): ProblemRow {
  return {
    status: statuses[failure] ?? 500,
    members: ({ hint, faults }) => ({ failure, ...(hint && { hint }), ...(faults && { faults }) }),
    ...(statuses[failure] === 503 && { retryAfterSeconds: 1 }),
  };
}

/** How the API of staff and service providers says failures. */
export const apiProblems = Object.fromEntries(
  (Object.keys(hostProblems) as Failure[]).map((failure) => [failure, apiProblem(failure)]),
) as ProblemRows;
