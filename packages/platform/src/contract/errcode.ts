import type { Failure } from "@shiming/core";
import type { Errcode } from "@shiming/wire";

/** The wire code of every failure of the domain. Those at the end belong to the host API and cannot occur here. */
export const errcodeOf = {
  grant_type_invalid: 40002,
  appid_missing: 41002,
  appid_invalid: 40013,
  secret_missing: 41004,
  secret_invalid: 40125,
  token_refresh_limit_reached: 45009,
  access_token_missing: 41001,
  access_token_invalid: 40001,
  access_token_expired: 42001,

  js_code_invalid: 40029,
  js_code_used: 40163,

  verification_fields_invalid: 40097,
  verification_code_invalid: 80113,
  verification_not_approved: 48001,

  daily_quota_exceeded: 45009,
  minute_quota_exceeded: 45011,
  body_empty: 44002,
  body_too_large: 45002,
  body_malformed: 47001,

  cert_serialno_missing: 94001,
  cert_serialno_malformed: 94009,
  certificate_unusable: 94009,
  timestamp_invalid: 94008,
  timestamp_expired: 94011,
  mch_id_invalid: 94010,
  sign_invalid: 94003,
  access_not_approved: 94006,
  merchant_not_bound: 94007,
  auth_token_invalid: 94005,
  no_payment_account: 94002,
  no_realname_info: 94004,

  assertion_invalid: -1,
  request_malformed: -1,
  request_stale: -1,
  client_version_too_low: -1,
  access_denied: -1,
  category_invalid: -1,
  account_locked: -1,
  session_invalid: -1,
  consent_not_found: -1,
  consent_already_decided: -1,
  consent_not_shown: -1,
  notice_changed: -1,
  pay_password_wrong: -1,
  platform_busy: -1,
  clock_wrong: -1,
  certificate_request_invalid: -1,
  certificate_invalid: -1,
  revocation_list_invalid: -1,
  forbidden: -1,
  entity_not_found: -1,
  entity_exists: -1,
  entity_changed: -1,
  legal_hold: -1,
  value_invalid: -1,
} as const satisfies Record<Failure, Errcode>;

/** The endpoint's own method is decided before the domain is asked. */
export const wrongMethodErrcode = { GET: 43001, POST: 43002 } as const satisfies Record<string, Errcode>;
