import type { Text } from "@shiming/crypto";

/** Every way in which a use case can refuse or fail. A closed union: an adapter that maps it must map all of it. */
export type Failure =
  // access tokens (contract §3)
  | "grant_type_invalid"
  | "appid_missing"
  | "appid_invalid"
  | "secret_missing"
  | "secret_invalid"
  | "token_refresh_limit_reached"
  | "access_token_missing"
  | "access_token_invalid"
  | "access_token_expired"
  // logging in (contract §9)
  | "js_code_invalid"
  | "js_code_used"
  // verification (contract §9)
  | "verification_fields_invalid"
  | "verification_code_invalid"
  | "verification_not_approved"
  // the body and the quota (contract §5)
  | "daily_quota_exceeded"
  | "minute_quota_exceeded"
  | "body_empty"
  | "body_too_large"
  | "body_malformed"
  // real-name information (contract §5)
  | "cert_serialno_missing"
  | "cert_serialno_malformed"
  | "certificate_unusable"
  | "timestamp_invalid"
  | "timestamp_expired"
  | "mch_id_invalid"
  | "sign_invalid"
  | "access_not_approved"
  | "merchant_not_bound"
  | "auth_token_invalid"
  | "no_payment_account"
  | "no_realname_info"
  // consent (contract §8)
  | "assertion_invalid"
  | "request_malformed"
  | "request_stale"
  | "client_version_too_low"
  | "access_denied"
  | "category_invalid"
  | "account_locked"
  | "session_invalid"
  | "consent_not_found"
  | "consent_already_decided"
  | "consent_not_shown"
  | "notice_changed"
  | "pay_password_wrong"
  | "platform_busy"
  /** By the clock of this node nothing can be judged. */
  | "clock_wrong"
  // administration
  | "forbidden"
  | "certificate_request_invalid"
  | "certificate_invalid"
  | "revocation_list_invalid"
  | "entity_not_found"
  | "entity_exists"
  /** It stands otherwise than whoever changes it has seen. */
  | "entity_changed"
  /** A legal hold keeps it. */
  | "legal_hold"
  | "value_invalid";

/** What a failure may tell besides its name. Never personal data, never a secret. */
export interface FailureDetail {
  /** One sentence for the developer or operator: what is wrong and what to do. */
  readonly hint?: Text;
  /** What is wrong in a file that was brought, place by place. */
  readonly faults?: readonly FileFault[];
  /** The developer's mistakes by their stable words, for the log. */
  readonly mistakes?: readonly string[];
  /** Wrong payment password: how many tries are left. */
  readonly triesLeft?: number;
  /** Account locked: until when. */
  readonly lockedUntil?: Date;
}

/** One thing that is wrong in a file of lines and columns. */
export interface FileFault {
  /** The first line of the file is 1. */
  readonly line: number;
  /** As the file's first line calls it, or should; absent where the whole line is wrong. */
  readonly column?: string;
  readonly wrong: Text;
  /** What would be right in its place. */
  readonly right: Text;
}

/** The one error class of the domain. Anything else that is thrown is a fault of the platform, not a refusal. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly failure: Failure;
  readonly detail: FailureDetail;

  constructor(failure: Failure, detail: FailureDetail = {}) {
    super(detail.hint ? `${failure}: ${detail.hint.en}` : failure);
    this.failure = failure;
    this.detail = detail;
  }
}

/** `throw`s as an expression: `const app = (await find()) ?? refuse("appid_invalid")`. */
export function refuse(failure: Failure, detail?: FailureDetail): never {
  throw new DomainError(failure, detail);
}
