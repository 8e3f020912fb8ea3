/** What a mini program may tell its user about each consent failure; what its developer does is `consentFailures`' advice. */
import type { ConsentFailure } from "./consent-failures.ts";

interface ConsentMessage {
  readonly en: string;
  readonly zh: string;
}

/** By the words that follow `openRealnameAuth:fail`: what happened, for the user, and what they can do. */
export const consentMessages = {
  cancel: {
    en: "You did not authorize. Tap the button again if you change your mind.",
    zh: "您没有同意提供实名信息。如需继续办理，请再次点击按钮。",
  },
  "access denied": {
    en: "This service may not ask for your real name yet. Please use another way, or contact the service provider.",
    zh: "本服务尚未开通实名授权。请选择其他办理方式，或联系服务提供方。",
  },
  "invalid category-id": {
    en: "This service is not set up correctly. Please use another way, or contact the service provider.",
    zh: "本服务的实名授权设置有误。请选择其他办理方式，或联系服务提供方。",
  },
  "version too low": {
    en: "Please update the app on your iPhone or Android phone, and try again.",
    zh: "请在苹果手机或安卓手机上，把应用升级到最新版本后重试。",
  },
  "account locked": {
    en: "Your payment password is locked. Please try again later; if it stays locked, set a new one in the app or ask its customer service.",
    zh: "您的支付密码已锁定，请稍后再试；一直不能用的，请在应用里重设，或联系应用的客服。",
  },
  "no real name info": {
    en: "Your account has no resident ID card information to give. If you use another document, please choose another way; if you are not verified yet, verify with your resident ID card in the app first.",
    zh: "您的账户里没有可以提供的居民身份证信息。使用其他证件的，请选择其他办理方式；还没有实名的，请先在应用里用居民身份证实名。",
  },
  "not register wechat pay": {
    en: "You have no payment account yet. Please open one in the app first, or use another way.",
    zh: "您还没有开通支付账户。请先在应用中开通，或选择其他办理方式。",
  },
  "stale request": {
    en: "This request has expired. Please tap the button again.",
    zh: "本次授权请求已失效，请再次点击按钮。",
  },
  "system error": {
    en: "Something went wrong. Please tap the button again in a moment.",
    zh: "出了点问题，请稍后再次点击按钮。",
  },
} as const satisfies Record<ConsentFailure, ConsentMessage>;
