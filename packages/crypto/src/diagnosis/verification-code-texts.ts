/** Why a `code` is refused: what a sandbox tells, and a platform that strangers call does not. `{}` is a time. */
export const verificationCodeTexts = {
  verification_code_malformed: {
    en: "code is malformed (43 letters, digits, - and _): it was cut off, or is something else, such as the js_code of wx.login",
    zh: "code 格式不对（应为 43 个字母、数字、- 和 _）：被截断，或是别的值，例如 wx.login 的 js_code",
  },
  verification_code_unknown: {
    en: "code is well formed, but this platform never issued it: perhaps another sandbox did, or it is the js_code of wx.login, or an auth_token",
    zh: "code 格式正确，但不是本平台签发的：可能来自别的沙箱，或是 wx.login 的 js_code、auth_token",
  },
  verification_code_expired: {
    en: "code expired at {}: it is valid for 600 s, unless the operator ends it before; let the user open the authorization again",
    zh: "code 已于 {} 过期：有效期 600 秒（运营方提前终止的除外）；请让用户重新打开授权",
  },
  verification_code_used: {
    en: "code was used at {}: it serves one call, whatever its answer; let the user open the authorization again",
    zh: "code 已于 {} 使用：不论结果如何只能用于一次调用；请让用户重新打开授权",
  },
  verification_code_withdrawn: {
    en: "the user has withdrawn the authorization in “my authorizations”; let the user open the authorization again",
    zh: "用户已在“我的授权”里撤回授权；请让用户重新打开授权",
  },
  verification_code_of_another_mini_program: {
    en: "code was given to another mini program than the one whose access token was sent",
    zh: "code 属于另一个小程序，与 access_token 所属的小程序不同",
  },
  openid_of_another_mini_program: {
    en: "openid is this user's, but as {} knows them: send the one that jscode2session gave for the appid whose access token is sent",
    zh: "openid 是这位用户在小程序 {} 中的；请填写用本次 access_token 所属的 appid 调用 jscode2session 得到的 openid",
  },
  verification_code_of_another_openid: {
    en: "code is another user's than this openid: the one who consented is not the one who logged in",
    zh: "code 不属于这个 openid：同意授权的用户与登录的用户不是同一人",
  },
} as const;
