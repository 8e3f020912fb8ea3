import { STATUS_CODES } from "node:http";
import {
  type ConsentFailure,
  type ConsentProblem,
  consentFailures,
  createFailDetail,
  type FailDetail,
  failErrMsg,
} from "@shiming/wire";

export const hostFailures = {
  /** The constructor was given something it cannot use. */
  option_invalid: { retryable: false },
  /** The platform does not take the assertion: 401. */
  assertion_refused: { retryable: false },
  /** There will be no consent, and `consentFailure` says why. */
  consent_refused: { retryable: false },
  /** The platform finds the request itself wrong. */
  request_refused: { retryable: false },
  /** No answer, in time or at all, or one that says that the platform is out of order. */
  platform_unavailable: { retryable: true },
  /** Something answers at the base URL, but not the platform. */
  answer_malformed: { retryable: false },
  /** What the page handed over is no result. */
  result_malformed: { retryable: false },
  /** The page says that the user has authorized, and the platform knows nothing of it. */
  result_contradicted: { retryable: false },
} as const;

/** What happened, for programs. */
export type HostFailure = keyof typeof hostFailures;

export interface HostErrorFacts {
  /** HTTP status of the platform's answer. */
  readonly status?: number | undefined;
  /** What the button says; `system error` unless the platform gave another. */
  readonly consentFailure?: ConsentFailure | undefined;
  /** What the developer of the mini program is told; the message is for the host's own. */
  readonly reason?: string | undefined;
}

const INTERNAL = "The host's back end could not ask for the consent; its log says why.";

/** The one error of this package. No key, no assertion and nobody's data are in it. */
export class HostError extends Error {
  override readonly name = "HostError";
  readonly failure: HostFailure;
  readonly status: number | undefined;
  readonly consentFailure: ConsentFailure;
  readonly reason: string;

  /** `message` is for the host's own log. */
  constructor(failure: HostFailure, message: string, facts: HostErrorFacts = {}) {
    super(message);
    this.failure = failure;
    this.status = facts.status;
    this.consentFailure = facts.consentFailure ?? "system error";
    this.reason = facts.reason ?? INTERNAL;
  }

  /** Whether the same call may succeed a moment later, with nobody changing anything. */
  get retryable(): boolean {
    return hostFailures[this.failure].retryable;
  }

  /** What the event of the button carries. Contract §2. */
  get detail(): FailDetail {
    return createFailDetail(this.consentFailure, this.reason);
  }

  /** What to answer the page, as `application/problem+json` with the status it names (RFC 9457). */
  toProblem(): ConsentProblem {
    const { consentFailure, reason } = this;
    const { status } = consentFailures[consentFailure];
    return {
      type: "about:blank",
      title: STATUS_CODES[status] ?? "Error",
      status,
      errMsg: failErrMsg(consentFailure),
      reason,
    };
  }
}
