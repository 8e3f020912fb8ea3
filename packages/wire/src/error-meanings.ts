/** What each error code means, and who mends it: for whoever looks at many calls, where `errors` advises on one. */
import { type Advice, errors } from "./error-table.ts";
import type { Errcode } from "./errors.ts";

/**
 * Where something has to change: in the service provider's program, in what the platform's operator has granted him, with the
 * person, or on the platform.
 */
export type Mender = "program" | "approval" | "person" | "platform";

/** What each of them is called, in both languages. */
export const menders: Readonly<Record<Mender, Advice>> = {
  program: { en: "the service provider's program", zh: "服务提供方的程序" },
  approval: { en: "the service provider's approval", zh: "服务提供方的开通与额度" },
  person: { en: "the person", zh: "用户本人" },
  platform: { en: "the platform", zh: "平台" },
};

/** The caller's, and no change of a program mends them. */
const GRANTED: ReadonlySet<Errcode> = new Set<Errcode>([45009, 45011, 48001, 94006, 94007]);

/** Whose it is to mend what was refused by a code. */
export function menderOf(errcode: Errcode): Mender {
  const { fault } = errors[errcode];
  if (fault === "user") return "person";
  if (fault === "platform") return "platform";
  return GRANTED.has(errcode) ? "approval" : "program";
}

/** What has happened, by `errcode`. */
export const meanings: Readonly<Record<Errcode, Advice>> = {
  [-1]: { en: "The platform failed, or was too busy.", zh: "平台出错或繁忙。" },
  40001: {
    en: "The access token is unknown, revoked, or superseded by a newer one.",
    zh: "access_token 不存在、已作废，或已被新的取代。",
  },
  40002: { en: "The grant_type is another.", zh: "grant_type 不对。" },
  40013: { en: "There is no such mini program.", zh: "没有这个小程序。" },
  40029: {
    en: "The js_code is missing, unknown, expired, or another mini program's.",
    zh: "js_code 没有带、不存在、已过期，或属于别的小程序。",
  },
  40097: {
    en: "A field of the verification is missing, or not of its form.",
    zh: "校验请求缺少字段，或字段格式不对。",
  },
  40125: { en: "The secret is not this mini program's.", zh: "secret 不是该小程序的。" },
  40163: { en: "The js_code was used before.", zh: "js_code 已经用过。" },
  41001: { en: "The call had no access token.", zh: "调用没有带 access_token。" },
  41002: { en: "The call named no mini program.", zh: "调用没有带 appid。" },
  41004: { en: "The call had no secret.", zh: "调用没有带 secret。" },
  42001: { en: "The access token's two hours were over.", zh: "access_token 的两小时有效期已过。" },
  43001: { en: "The call was not a GET.", zh: "调用没有使用 GET 方法。" },
  43002: { en: "The call was not a POST.", zh: "调用没有使用 POST 方法。" },
  44002: { en: "The body was empty.", zh: "请求体为空。" },
  45002: { en: "The body was larger than 16 KiB.", zh: "请求体超过 16 KiB。" },
  45009: { en: "The day's quota was used up.", zh: "当天的额度已用完。" },
  45011: { en: "The minute's quota was used up.", zh: "这一分钟的额度已用完。" },
  47001: { en: "The body was not a JSON object in UTF-8.", zh: "请求体不是 UTF-8 编码的 JSON 对象。" },
  48001: {
    en: "Verification is not approved, is suspended, or has ended.",
    zh: "实名信息校验没有开通、已暂停或已终止。",
  },
  80113: {
    en: "The code is unknown, expired, used, another mini program's or another user's, or its consent was withdrawn.",
    zh: "code 不存在、已过期、已使用、属于别的小程序或别的用户，或同意已撤回。",
  },
  94001: { en: "The call named no certificate.", zh: "调用没有带证书序列号。" },
  94002: { en: "The person has no payment account, or none any more.", zh: "用户没有（或不再有）支付账户。" },
  94003: {
    en: "The signature is missing, is not base64, or does not verify with the certificate named.",
    zh: "没有签名、签名不是 base64，或用所指证书验证不通过。",
  },
  94004: {
    en: "The person is not verified, or not by a resident ID card.",
    zh: "用户未实名，或不是用居民身份证实名。",
  },
  94005: {
    en: "The auth_token is missing, unknown, expired, used, another mini program's, or its consent was withdrawn.",
    zh: "auth_token 没有带、不存在、已过期、已使用、属于别的小程序，或同意已撤回。",
  },
  94006: {
    en: "Real-name access is not approved, is suspended, or has ended.",
    zh: "实名授权没有开通、已暂停或已终止。",
  },
  94007: {
    en: "The mini program is not bound to the merchant named.",
    zh: "小程序没有与所填商户号绑定。",
  },
  94008: { en: "The timestamp is missing, or not in whole seconds.", zh: "timestamp 没有带，或不是整秒。" },
  94009: {
    en: "The serial number is malformed, or of no usable certificate of this merchant.",
    zh: "序列号格式不对，或不是该商户可用的证书。",
  },
  94010: {
    en: "The merchant number is missing, malformed or unknown.",
    zh: "商户号没有带、格式不对或不存在。",
  },
  94011: {
    en: "The timestamp is more than 300 seconds away from the platform's clock.",
    zh: "timestamp 与平台时钟相差超过 300 秒。",
  },
};
