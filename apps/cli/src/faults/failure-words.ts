/** The domain's refusals in words; the word for programs is in the log and in the API's answers. */
import type { Failure, FailureDetail } from "@shiming/core";
import type { Text } from "@shiming/crypto";

const CHINESE: Readonly<Record<Failure, string>> = {
  grant_type_invalid: "grant_type 不正确",
  appid_missing: "缺少 appid",
  appid_invalid: "appid 不正确",
  secret_missing: "缺少小程序密钥",
  secret_invalid: "小程序密钥不正确",
  token_refresh_limit_reached: "获取接口调用凭证过于频繁",
  access_token_missing: "缺少接口调用凭证",
  access_token_invalid: "接口调用凭证无效",
  access_token_expired: "接口调用凭证已过期",
  js_code_invalid: "js_code 无效",
  js_code_used: "js_code 已使用",
  verification_fields_invalid: "校验请求的字段不正确",
  verification_code_invalid: "code 无效",
  verification_not_approved: "没有获准的实名信息校验权限",
  daily_quota_exceeded: "超出当日调用额度",
  minute_quota_exceeded: "超出每分钟调用额度",
  body_empty: "请求体为空",
  body_too_large: "请求体过大",
  body_malformed: "请求体格式不正确",
  cert_serialno_missing: "缺少 cert_serialno",
  cert_serialno_malformed: "cert_serialno 格式不正确",
  certificate_unusable: "证书不可用",
  timestamp_invalid: "timestamp 不正确",
  timestamp_expired: "timestamp 已过期",
  mch_id_invalid: "商户号不正确",
  sign_invalid: "签名错误",
  access_not_approved: "没有实名授权权限",
  merchant_not_bound: "小程序与商户没有绑定",
  auth_token_invalid: "授权凭证无效",
  no_payment_account: "没有支付账户",
  no_realname_info: "没有实名信息",
  assertion_invalid: "断言无效",
  request_malformed: "请求格式不正确",
  request_stale: "请求已失效",
  client_version_too_low: "客户端版本过低",
  access_denied: "没有实名授权权限",
  category_invalid: "类目不正确",
  account_locked: "账户已锁定",
  session_invalid: "会话无效",
  consent_not_found: "没有这项同意",
  consent_already_decided: "这项同意已有决定",
  consent_not_shown: "还没有向本人展示内容",
  notice_changed: "告知内容已经变化",
  platform_busy: "平台繁忙",
  clock_wrong: "节点时钟不准",
  pay_password_wrong: "支付密码错误",
  certificate_request_invalid: "证书请求不正确",
  certificate_invalid: "证书不正确",
  revocation_list_invalid: "吊销列表不正确",
  forbidden: "没有权限",
  entity_not_found: "找不到",
  entity_exists: "已存在",
  entity_changed: "已被他人修改",
  legal_hold: "处于法律保留中",
  value_invalid: "取值不正确",
};

/** Where the word for programs would not read as a sentence begins. */
const ENGLISH: Partial<Readonly<Record<Failure, string>>> = {
  entity_not_found: "Not found",
  entity_exists: "It exists already",
  entity_changed: "Changed meanwhile",
  value_invalid: "Not valid",
  forbidden: "Not permitted",
  legal_hold: "Under legal hold",
};

/** `certificate_request_invalid` as "Certificate request invalid". */
function englishFor(failure: Failure): string {
  const words = failure.replaceAll("_", " ");
  return ENGLISH[failure] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

export function failureText(error: { readonly failure: Failure; readonly detail: FailureDetail }): Text {
  const { failure, detail } = error;
  const phrase = CHINESE[failure] ?? failure;
  const { hint } = detail;
  const english = englishFor(failure);
  if (!hint) return { en: `${english}.`, zh: `${phrase}。` };
  return { en: `${english}: ${hint.en}`, zh: `${phrase}：${hint.zh}` };
}
