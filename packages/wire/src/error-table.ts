/** Every error code of contract §§3–5 and 9: one row, one text, one answer to "whose fault is it, and what do I do?". */
import type { ErrorEntry } from "./error-entry.ts";
import { verificationErrors } from "./verification-errors.ts";

export type { Advice, Fault } from "./error-entry.ts";

/** By `errcode`: the text on the wire, who has to act, whether a repeat can help, and what to do. */
export const errors = {
  ...verificationErrors,
  [-1]: {
    errmsg: "system error",
    fault: "platform",
    retryable: true,
    advice: {
      en: "Send the same request again after a moment; it is never refused because of the first one.",
      zh: "请稍后重发同一请求；不会因为第一次请求而被拒绝。",
    },
  },
  40001: {
    errmsg: "invalid credential, access_token is invalid or not latest",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Get a new access token, and keep it in one place that all your servers share.",
      zh: "请重新获取 access_token，并由所有服务器共用同一份。",
    },
  },
  40002: {
    errmsg: "invalid grant_type",
    fault: "caller",
    retryable: false,
    advice: { en: "Write grant_type=client_credential.", zh: "请填写 grant_type=client_credential。" },
  },
  40013: {
    errmsg: "invalid appid",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Use the appid that the platform's operator gave you: wx followed by 16 lower-case hex digits.",
      zh: "请使用平台运营方提供的 appid：wx 加 16 位小写十六进制数字。",
    },
  },
  40125: {
    errmsg: "invalid appsecret",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Use this appid's current secret; if it is lost, the platform's operator resets it (shiming apps reset-secret).",
      zh: "请使用该 appid 当前的 secret；如已遗失，请平台运营方重置（shiming apps reset-secret）。",
    },
  },
  41001: {
    errmsg: "access_token missing",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Add access_token to the query string of the URL.",
      zh: "请在 URL 的查询参数中带上 access_token。",
    },
  },
  41002: {
    errmsg: "appid missing",
    fault: "caller",
    retryable: false,
    advice: { en: "Add appid to the request.", zh: "请在请求中带上 appid。" },
  },
  41004: {
    errmsg: "appsecret missing",
    fault: "caller",
    retryable: false,
    advice: { en: "Add secret to the request.", zh: "请在请求中带上 secret。" },
  },
  42001: {
    errmsg: "access_token expired",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Get a new access token, and renew it before expires_in runs out.",
      zh: "请重新获取 access_token，并在 expires_in 到期前更新。",
    },
  },
  43001: {
    errmsg: "require GET method",
    fault: "caller",
    retryable: false,
    advice: { en: "Send this call with GET.", zh: "请改用 GET 方法。" },
  },
  43002: {
    errmsg: "require POST method",
    fault: "caller",
    retryable: false,
    advice: { en: "Send this call with POST.", zh: "请改用 POST 方法。" },
  },
  44002: {
    errmsg: "empty post data",
    fault: "caller",
    retryable: false,
    advice: { en: "Send a JSON object as the body.", zh: "请在请求体中发送一个 JSON 对象。" },
  },
  45002: {
    errmsg: "content size out of limit",
    fault: "caller",
    retryable: false,
    advice: { en: "Keep the body within 16 KiB.", zh: "请将请求体控制在 16 KiB 以内。" },
  },
  45009: {
    errmsg: "reach max api daily quota limit",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Wait until midnight in Asia/Shanghai, or apply for a higher daily quota.",
      zh: "请等到北京时间次日零点，或申请提高每日额度。",
    },
  },
  45011: {
    errmsg: "api minute-quota reach limit",
    fault: "caller",
    retryable: true,
    advice: {
      en: "Wait until the next minute begins, or apply for a higher minute quota.",
      zh: "请等到下一分钟，或申请提高每分钟额度。",
    },
  },
  47001: {
    errmsg: "data format error",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Send one JSON object in UTF-8; quote the variable when a shell builds the body.",
      zh: "请发送一个 UTF-8 编码的 JSON 对象；在 shell 中拼接请求体时请给变量加引号。",
    },
  },
  94001: {
    errmsg: "missing cert_serialno",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Add cert_serialno, the serial number of your merchant certificate.",
      zh: "请带上 cert_serialno，即商户证书的序列号。",
    },
  },
  94002: {
    errmsg: "use not register wechat pay", // sic
    fault: "user",
    retryable: false,
    advice: {
      en: "Ask the user to open a payment account, then to tap the button again.",
      zh: "请用户开通支付账户后重新点击按钮。",
    },
  },
  94003: {
    errmsg: "invalid sign",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Sign cert_serialno={cert_serialno}&timestamp={timestamp} with the private key of that very certificate (SHA-256 with RSA, PKCS#1 v1.5) and send it as base64 on one line.",
      zh: "请用该证书对应的私钥对 cert_serialno={cert_serialno}&timestamp={timestamp} 做 SHA-256 RSA（PKCS#1 v1.5）签名，并以单行 base64 发送。",
    },
  },
  94004: {
    errmsg: "user do not has real name info", // sic
    fault: "user",
    retryable: false,
    advice: {
      en: "The user has no resident ID card information to give: offer another way. A user who is not verified yet can verify with a resident ID card in the app.",
      zh: "该用户没有可以提供的居民身份证信息：请提供其他办理方式。还没有实名的用户，可以在应用里用居民身份证实名后再试。",
    },
  },
  94005: {
    errmsg: "invalid user token",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Let the user tap the button again, and exchange the new auth_token once, within 300 seconds, with its own mini program's access token.",
      zh: "请用户重新点击按钮，并在 300 秒内用同一小程序的 access_token 换取一次新的 auth_token。",
    },
  },
  94006: {
    errmsg: "appid unauthorized",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Ask the platform's operator to open real-name access, or why it was suspended or has ended (shiming apps list shows it).",
      zh: "请向平台运营方申请开通实名授权，或询问被暂停或终止的原因（运营方用 shiming apps list 查看）。",
    },
  },
  94007: {
    errmsg: "appid unbind mchid",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Bind the mini program to this merchant number, or send the number it is bound to.",
      zh: "请将小程序与该商户号绑定，或改用已绑定的商户号。",
    },
  },
  94008: {
    errmsg: "invalid timestamp",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Send timestamp as whole Unix seconds, a number or a string of digits, not milliseconds.",
      zh: "timestamp 请填写以秒为单位的 Unix 时间（整数或数字字符串），不要用毫秒。",
    },
  },
  94009: {
    errmsg: "invalid cert_serialno, cert_serialno's size should be 40",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Send the 40 upper-case hex digits, leading zeros kept, of a certificate of this merchant that is neither revoked nor expired.",
      zh: "请填写该商户未吊销、未过期证书的序列号：40 位大写十六进制，保留前导零。",
    },
  },
  94010: {
    errmsg: "invalid mch_id",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Send mch_id as a string of 8 to 10 digits, the merchant number that the platform gave you.",
      zh: "mch_id 请填写平台分配的商户号：8 至 10 位数字组成的字符串。",
    },
  },
  94011: {
    errmsg: "timestamp expired",
    fault: "caller",
    retryable: false,
    advice: {
      en: "Set the server's clock by NTP, and take the time anew and sign anew for each exchange.",
      zh: "请用 NTP 校准服务器时间，并在每次换取时重新取时间、重新签名。",
    },
  },
} as const satisfies Record<number, ErrorEntry>;
