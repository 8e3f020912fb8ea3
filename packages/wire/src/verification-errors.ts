/** The codes of contract §9, as rows of the error table. */
import type { ErrorEntry } from "./error-entry.ts";

export const verificationErrors = {
  40029: {
    errmsg: "invalid code",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Call wx.login again, and send its code within 300 seconds, with the appid and secret of the mini program that called it.",
      zh: "请重新调用 wx.login，并在 300 秒内用该小程序自己的 appid 和 secret 换取。",
    },
  },
  40097: {
    errmsg: "invalid args",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Send openid, real_name, cred_id, cred_type 1 and code, each a string; cred_type may be a number.",
      zh: "请填写 openid、real_name、cred_id、cred_type（填 1）和 code，均为字符串；cred_type 也可以是数字。",
    },
  },
  40163: {
    errmsg: "code been used",
    fault: "caller",
    retryable: false,
    advice: {
      en: "A js_code is good once: call wx.login again, and remember the openid in a session of your own.",
      zh: "js_code 只能用一次：请重新调用 wx.login，并把 openid 保存在自己的会话中。",
    },
  },
  48001: {
    errmsg: "api unauthorized",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Ask the platform's operator to approve the mini program for verification, or why that was suspended or has ended (shiming apps list shows it).",
      zh: "请向平台运营方申请开通实名信息校验，或询问被暂停或终止的原因（运营方用 shiming apps list 查看）。",
    },
  },
  80113: {
    errmsg: "无效code",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Let the user open the authorization again, and send its code once, within 600 seconds, with the openid of this user and its own mini program's access token.",
      zh: "请用户重新打开授权，并在 600 秒内，用该用户的 openid 和同一小程序的 access_token 提交一次新的 code。",
    },
  },
} as const satisfies Record<number, ErrorEntry>;
