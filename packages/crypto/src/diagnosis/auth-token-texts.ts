import { wrappingTexts } from "./wrapping.ts";

/** Why an `auth_token` is refused: what a sandbox tells, and a platform that strangers call does not. `{}` is a time. */
export const authTokenTexts = {
  auth_token_missing: {
    en: "auth_token is missing; it comes from the button: event.detail.auth_token",
    zh: "缺少 auth_token；它来自按钮：event.detail.auth_token",
  },
  auth_token_misspelt: {
    en: "it is spelt auth_token; {} was sent",
    zh: "应写作 auth_token；发来的是 {}",
  },
  auth_token_within: {
    en: 'auth_token lies inside another object ("{}"); send it as a member of the body itself',
    zh: 'auth_token 被包在另一个对象（"{}"）里；请放在请求体的最外层',
  },
  auth_token_placeholder: {
    en: "auth_token is a placeholder, not a token; put the value of event.detail.auth_token in",
    zh: "auth_token 还是占位符；请代入 event.detail.auth_token 的值",
  },
  auth_token_err_msg: {
    en: "auth_token holds the errMsg of the button's event; send its auth_token, which is there only when errMsg is openRealnameAuth:ok",
    zh: "auth_token 里是按钮事件的 errMsg；请填写其中的 auth_token（只有 errMsg 为 openRealnameAuth:ok 时才有）",
  },
  auth_token_access_token: {
    en: "auth_token is as long as an access_token, which belongs into the address; send event.detail.auth_token",
    zh: "auth_token 的长度与 access_token 相同（那是写在地址里的）；请填写 event.detail.auth_token",
  },
  auth_token_openid: {
    en: "auth_token has the form of an openid; send event.detail.auth_token",
    zh: "auth_token 的格式像 openid；请填写 event.detail.auth_token",
  },
  auth_token_no_text: {
    en: "auth_token is not a string; send the value of event.detail.auth_token",
    zh: "auth_token 不是字符串；请填写 event.detail.auth_token 的值",
  },
  auth_token_whole_detail: {
    en: "auth_token holds the whole event.detail; send its member auth_token alone",
    zh: "auth_token 里是整个 event.detail；请只取其中的 auth_token",
  },
  auth_token_malformed: {
    en: "auth_token is malformed (43 letters, digits, - and _): it was cut off, or is something else",
    zh: "auth_token 格式不对（应为 43 个字母、数字、- 和 _）：被截断，或不是 auth_token",
  },
  auth_token_unknown: {
    en: "auth_token is well formed, but this platform never issued it; perhaps another sandbox did, or this one before --reset",
    zh: "auth_token 格式正确，但不是本平台签发的；可能来自别的沙箱，或本沙箱 --reset 之前",
  },
  auth_token_expired: {
    en: "auth_token expired at {}: it is valid for 300 s, unless the operator ends it before; let the user tap the button again",
    zh: "auth_token 已于 {} 过期：有效期 300 秒（运营方提前终止的除外）；请让用户再点一次按钮",
  },
  auth_token_used: {
    en: "auth_token was used at {} by another request, or longer ago than 60 s; only the very same request is answered again. Let the user tap the button again",
    zh: "auth_token 已于 {} 被另一个请求使用，或距使用已超过 60 秒；只有完全相同的请求才会再次得到应答。请让用户再点一次按钮",
  },
  auth_token_withdrawn: {
    en: "the user has withdrawn the authorization in “my authorizations”; let the user tap the button again",
    zh: "用户已在“我的授权”里撤回授权；请让用户再点一次按钮",
  },
  auth_token_of_another_mini_program: {
    en: "auth_token was given to another mini program than the one whose access token was sent",
    zh: "auth_token 属于另一个小程序，与 access_token 所属的小程序不同",
  },
  ...wrappingTexts("auth_token"),
} as const;
