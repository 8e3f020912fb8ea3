/** What the sign-in refuses by its codes, and what to do about it. */
import type { Text } from "../i18n/text.ts";

const linkOver: Text = {
  zh: "链接已使用、已过期或已被撤回，请重新获取",
  en: "the link was used, has ended, or was taken back: ask for a new one",
};
const wrongCode: Text = { zh: "验证码不正确或已过期", en: "the code is wrong or has ended" };
const tooMany: Text = {
  zh: "尝试次数过多，请 15 分钟后再试",
  en: "too many tries: come again in a quarter of an hour",
};
const passkeyFailed: Text = { zh: "没有完成通行密钥验证", en: "the passkey was not used" };

export const refusals: Readonly<Record<string, Text>> = {
  INVALID_EMAIL_OR_PASSWORD: { zh: "邮箱或密码不正确", en: "e-mail or password is wrong" },
  INVALID_EMAIL: { zh: "邮箱格式不正确", en: "this is no e-mail address" },
  INVALID_PASSWORD: { zh: "密码不正确", en: "the password is wrong" },
  PASSWORD_TOO_SHORT: { zh: "密码至少 10 个字符", en: "the password needs at least 10 characters" },
  PASSWORD_TOO_LONG: { zh: "密码最多 128 个字符", en: "the password has at most 128 characters" },
  PASSWORD_TOO_COMMON: {
    zh: "这个密码太常见，请换一个",
    en: "this password is one of the first that are tried: choose another",
  },
  INVALID_CODE: wrongCode,
  INVALID_TWO_FACTOR_COOKIE: { zh: "验证已超时，请重新登录", en: "this took too long: sign in again" },
  INVALID_BACKUP_CODE: { zh: "恢复码不正确或已使用", en: "the recovery code is wrong or was used" },
  OTP_HAS_EXPIRED: wrongCode,
  CODE_USED: {
    zh: "该验证码已使用，请用下一个验证码重新登录",
    en: "this code was used: sign in again, with the next one",
  },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: tooMany,
  TOO_MANY_TRIES: tooMany,
  LINK_OVER: linkOver,
  INVALID_TOKEN: linkOver,
  TOKEN_EXPIRED: linkOver,
  ADDRESS_KNOWN: { zh: "该邮箱已注册，请直接登录", en: "this address has a sign-in: sign in with it" },
  SECOND_FACTOR_NEEDED: { zh: "请先通过两步验证，再进行此操作", en: "pass your second factor first" },
  SESSION_NOT_FRESH: { zh: "为了安全，请重新登录后再操作", en: "for safety, sign in anew and do it then" },
  SESSION_EXPIRED: { zh: "登录已失效，请重新登录", en: "your session has ended: sign in again" },
  UNAUTHORIZED: { zh: "登录已失效，请重新登录", en: "your session has ended: sign in again" },
  USER_NOT_VERIFIED: {
    zh: "通行密钥须验证 PIN 或指纹",
    en: "the passkey has to ask for a PIN or a fingerprint",
  },
  PASSKEY_NOT_FOUND: { zh: "平台上没有这个通行密钥", en: "the platform does not know this passkey" },
  AUTHENTICATION_FAILED: passkeyFailed,
  PASSKEY_CANCELLED: passkeyFailed,
  CHALLENGE_NOT_FOUND: { zh: "验证已超时，请重试", en: "this took too long: try again" },
  PROVIDER_UNREACHABLE: {
    zh: "无法连接单位的登录系统，请稍后再试，或用密码登录",
    en: "your organisation's sign-in cannot be reached: try again in a moment, or use your password",
  },
  PROVIDER_REFUSED: {
    zh: "单位的登录系统没有确认你的身份",
    en: "your organisation's sign-in did not confirm who you are",
  },
  NOT_BEGUN_HERE: { zh: "请从本页重新开始登录", en: "begin to sign in on this page" },
  NOT_STAFF: { zh: "你不是本平台的工作人员", en: "you are not of this platform's staff" },
  UNREACHABLE: { zh: "网络连接失败，请重试", en: "there is no connection: try again" },
  BUSY: {
    zh: "暂时无法核对密码，请稍后再试",
    en: "the password cannot be checked just now: try again in a moment",
  },
  FAULT: { zh: "平台暂时出错，请稍后再试", en: "the platform failed at this: try again in a moment" },
};
