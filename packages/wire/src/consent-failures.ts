/** Why no `auth_token` came out of the button: the closed set of contract §2 with the HTTP statuses of §8. */
import type { Advice, Fault } from "./error-table.ts";

interface ConsentFailureEntry {
  /** Status of the host API. `account locked` has 423 instead when the sheet is already open. */
  readonly status: number;
  /** Who has to act; `host` is the super-app. */
  readonly fault: Fault | "host";
  readonly advice: Advice;
}

/** By the words that follow `openRealnameAuth:fail`: the status, who has to act, and what to do. */
export const consentFailures = {
  cancel: {
    status: 200,
    fault: "user",
    advice: {
      en: "The user declined; offer another way, and ask again only when the user taps the button again.",
      zh: "用户拒绝了授权；请提供其他办理方式，仅在用户再次点击按钮时重新请求。",
    },
  },
  "access denied": {
    status: 403,
    fault: "caller",
    advice: {
      en: "The mini program has no approved real-name access; apply for it under 设置 → 接口设置.",
      zh: "小程序未获准使用实名授权；请在“设置 → 接口设置”申请开通。",
    },
  },
  "invalid category-id": {
    status: 400,
    fault: "caller",
    advice: {
      en: "Write the ids of an approved category, such as [99, 904]; get_category lists those of the mini program.",
      zh: "请填写已获准类目的 id，例如 [99, 904]；可用 get_category 查询小程序的类目。",
    },
  },
  "version too low": {
    status: 403,
    fault: "user",
    advice: {
      en: "Ask the user to update the app: real-name authorization needs iOS or Android version 6.5.22 or later.",
      zh: "请提示用户升级客户端：实名授权需要 iOS 或 Android 6.5.22 及以上版本。",
    },
  },
  "account locked": {
    status: 403,
    fault: "user",
    advice: {
      en: "The payment password is locked; let the user try again after the lock ends, or offer another way.",
      zh: "支付密码已锁定；请用户在锁定结束后再试，或提供其他办理方式。",
    },
  },
  "no real name info": {
    status: 403,
    fault: "user",
    advice: {
      en: "The user has no resident ID card information to give: offer another way. A user who is not verified yet can verify with a resident ID card in the app.",
      zh: "该用户没有可以提供的居民身份证信息：请提供其他办理方式。还没有实名的用户，可以在应用里用居民身份证实名后再试。",
    },
  },
  "not register wechat pay": {
    status: 403,
    fault: "user",
    advice: {
      en: "Ask the user to open a payment account first, or offer another way.",
      zh: "请用户先开通支付账户，或提供其他办理方式。",
    },
  },
  "stale request": {
    status: 409,
    fault: "host",
    advice: {
      en: "The request is no longer open; let the user tap the button again so that the host signs a new assertion.",
      zh: "该请求已失效；请用户重新点击按钮，由宿主重新签发断言。",
    },
  },
  "system error": {
    status: 500,
    fault: "platform",
    advice: {
      en: "The platform is busy or failed; let the user tap the button again in a moment.",
      zh: "平台繁忙或出错；请用户稍后重新点击按钮。",
    },
  },
} as const satisfies Record<string, ConsentFailureEntry>;

/** The words after `openRealnameAuth:fail `. */
export type ConsentFailure = keyof typeof consentFailures;

/** What `errMsg` says when the user has authorized. */
export const CONSENT_OK = "openRealnameAuth:ok";

const FAIL = "openRealnameAuth:fail ";

/** Every `errMsg` of the button's event. Contract §2. */
export type ConsentErrMsg = typeof CONSENT_OK | `${typeof FAIL}${ConsentFailure}`;

/** `failErrMsg("cancel")` is `openRealnameAuth:fail cancel`. */
export function failErrMsg<F extends ConsentFailure>(failure: F): `${typeof FAIL}${F}` {
  return `${FAIL}${failure}`;
}

/** The failure that an `errMsg` names; `undefined` for success and for anything unknown. */
export function consentFailureOf(errMsg: string): ConsentFailure | undefined {
  const failure = errMsg.startsWith(FAIL) ? errMsg.slice(FAIL.length) : "";
  return Object.hasOwn(consentFailures, failure) ? (failure as ConsentFailure) : undefined;
}
