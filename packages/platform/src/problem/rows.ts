import type { Failure, FailureDetail, Text } from "@shiming/core";
import { type ConsentFailure, consentFailures, errors } from "@shiming/wire";

/** How the host API says a failure: its HTTP status, and the words of contract §2 where the consent has failed. */
export interface ProblemRow {
  readonly status: number;
  readonly consent?: ConsentFailure;
  /** The sentence where the refusal brings none. */
  readonly advice?: Text;
  /** When to come again, where that helps. */
  readonly retryAfterSeconds?: number;
  /** Members beside those of RFC 9457. */
  readonly members?: (detail: FailureDetail) => object;
}

export type ProblemRows = Readonly<Record<Failure, ProblemRow>>;

const status = (code: number): ProblemRow => ({ status: code });
const consent = (failure: ConsentFailure): ProblemRow => ({
  status: consentFailures[failure].status,
  consent: failure,
});
/** What cannot occur on the host API is a fault of the platform. */
const fault = consent("system error");

/** Contract §8. */
export const hostProblems = {
  assertion_invalid: status(401),
  request_malformed: status(400),
  body_empty: { status: 400, advice: errors[44002].advice },
  body_malformed: status(400),
  body_too_large: status(413),
  client_version_too_low: consent("version too low"),
  access_denied: consent("access denied"),
  category_invalid: consent("invalid category-id"),
  no_payment_account: consent("not register wechat pay"),
  no_realname_info: consent("no real name info"),
  account_locked: consent("account locked"),
  request_stale: consent("stale request"),
  session_invalid: status(401),
  consent_not_found: status(404),
  consent_already_decided: status(409),
  consent_not_shown: { status: 409, members: (detail) => ({ reason: detail.hint?.en }) },
  notice_changed: { status: 409, members: (detail) => ({ reason: detail.hint?.en }) },
  platform_busy: { status: 503, consent: "system error", retryAfterSeconds: 1 },
  clock_wrong: { status: 503, consent: "system error", retryAfterSeconds: 1 },
  pay_password_wrong: { status: 403, members: ({ triesLeft }) => ({ tries_left: triesLeft }) },

  grant_type_invalid: fault,
  appid_missing: fault,
  appid_invalid: fault,
  secret_missing: fault,
  secret_invalid: fault,
  token_refresh_limit_reached: fault,
  access_token_missing: fault,
  access_token_invalid: fault,
  access_token_expired: fault,
  js_code_invalid: fault,
  js_code_used: fault,
  verification_fields_invalid: fault,
  verification_code_invalid: fault,
  verification_not_approved: fault,
  daily_quota_exceeded: fault,
  minute_quota_exceeded: fault,
  cert_serialno_missing: fault,
  cert_serialno_malformed: fault,
  certificate_unusable: fault,
  timestamp_invalid: fault,
  timestamp_expired: fault,
  mch_id_invalid: fault,
  sign_invalid: fault,
  access_not_approved: fault,
  merchant_not_bound: fault,
  auth_token_invalid: fault,
  certificate_request_invalid: fault,
  certificate_invalid: fault,
  revocation_list_invalid: fault,
  forbidden: fault,
  entity_not_found: fault,
  entity_exists: fault,
  entity_changed: fault,
  legal_hold: status(409),
  value_invalid: fault,
} as const satisfies ProblemRows;

/** On the open sheet a locked account has a status of its own, and says until when. */
export const sheetProblems: ProblemRows = {
  ...hostProblems,
  account_locked: {
    status: 423,
    consent: "account locked",
    members: ({ lockedUntil }) => ({ locked_until: lockedUntil?.toISOString() }),
  },
};
