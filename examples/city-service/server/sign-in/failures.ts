import type { RealnameError, RealnameFailure } from "@shiming/sdk";
import type { Reason } from "../http/refusal.ts";

/**
 * What each failure of the SDK is to the citizen. A failure that a newer SDK adds does not compile until it has a row. What
 * it is to us, and what to do about it, the error says itself: see the log.
 */
export const reasonOfFailure = {
  // The citizen can do something.
  auth_token_invalid: "ask_again",
  aborted: "ask_again",
  js_code_invalid: "ask_again",
  js_code_used: "ask_again",
  verification_code_invalid: "ask_again",
  no_payment_account: "no_payment_account",
  no_realname_info: "no_realname_info",

  // It passes. The SDK has tried several times already.
  system_error: "busy",
  timed_out: "busy",
  network_failed: "busy",
  server_failed: "busy",
  minute_quota_exceeded: "busy",
  token_cache_failed: "busy",
  client_closed: "busy",
  daily_quota_exceeded: "come_back_tomorrow",

  // Our configuration or our program: somebody here has to act.
  access_token_invalid: "not_your_fault",
  access_token_missing: "not_your_fault",
  access_token_expired: "not_your_fault",
  grant_type_invalid: "not_your_fault",
  appid_invalid: "not_your_fault",
  appid_missing: "not_your_fault",
  secret_invalid: "not_your_fault",
  secret_missing: "not_your_fault",
  method_not_get: "not_your_fault",
  method_not_post: "not_your_fault",
  body_empty: "not_your_fault",
  body_too_large: "not_your_fault",
  body_malformed: "not_your_fault",
  cert_serialno_missing: "not_your_fault",
  certificate_unusable: "not_your_fault",
  sign_invalid: "not_your_fault",
  access_not_approved: "not_your_fault",
  merchant_not_bound: "not_your_fault",
  mch_id_invalid: "not_your_fault",
  timestamp_invalid: "not_your_fault",
  timestamp_expired: "not_your_fault",
  auth_token_missing: "not_your_fault",
  js_code_missing: "not_your_fault",
  verification_incomplete: "not_your_fault",
  verification_fields_invalid: "not_your_fault",
  verification_not_approved: "not_your_fault",
  option_missing: "not_your_fault",
  option_invalid: "not_your_fault",
  file_unreadable: "not_your_fault",
  insecure_base_url: "not_your_fault",
  key_malformed: "not_your_fault",
  key_ambiguous: "not_your_fault",
  key_cipher_unsupported: "not_your_fault",
  passphrase_missing_or_wrong: "not_your_fault",
  key_not_rsa: "not_your_fault",
  key_size_unsupported: "not_your_fault",
  key_exponent_unsupported: "not_your_fault",
  key_mismatch: "not_your_fault",
  certificate_malformed: "not_your_fault",
  certificate_ambiguous: "not_your_fault",
  serial_number_unsupported: "not_your_fault",
  realname_info_unreadable: "not_your_fault",

  // The platform, or something in its place, answers nonsense.
  tls_failed: "not_your_fault",
  redirected: "not_your_fault",
  http_status_unexpected: "not_your_fault",
  items_missing: "not_your_fault",
  answer_malformed: "not_your_fault",
  answer_too_large: "not_your_fault",
  errcode_unknown: "not_your_fault",
  certificate_swapped: "not_your_fault",
} as const satisfies Record<RealnameFailure, Reason>;

/** What the log tells the developer of a failed exchange: in `message` what happened and what to do. None of it is personal. */
export function describeFailure({ code, errcode, fault, retryable, subject, message }: RealnameError) {
  return { code, errcode, fault, retryable, subject, message };
}
