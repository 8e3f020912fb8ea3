/** What a call finds. Texts about a lost answer say what may have become of the `auth_token`. */
import type { LocalFailure } from "./local-failure.ts";

export const callFailures = {
  client_closed: {
    fault: "caller",
    retryable: false,
    text: { en: "The client was closed.", zh: "客户端已关闭。" },
    advice: { en: "Make a new RealnameClient.", zh: "请新建一个 RealnameClient。" },
  },
  auth_token_missing: {
    fault: "caller",
    retryable: false,
    text: {
      en: "No auth_token was given, and nothing was sent.",
      zh: "没有给出 auth_token，未发送请求。",
    },
    advice: {
      en: "Send event.detail.auth_token of the button's event to your back end, and hand it over as text.",
      zh: "请把按钮事件的 event.detail.auth_token 传到后台，并以字符串传入。",
    },
  },
  js_code_missing: {
    fault: "caller",
    retryable: false,
    text: { en: "No js_code was given, and nothing was sent.", zh: "没有给出 js_code，未发送请求。" },
    advice: {
      en: "Send the code of wx.login to your back end, and hand it over as text.",
      zh: "请把 wx.login 得到的 code 传到后台，并以字符串传入。",
    },
  },
  verification_incomplete: {
    fault: "caller",
    retryable: false,
    text: {
      en: "No openid, realName, credentialId or code was given, and nothing was sent.",
      zh: "缺少 openid、realName、credentialId 或 code，未发送请求。",
    },
    advice: {
      en: "Hand over all four as text: the openid of login(), what you have of the user, and the code from the way back.",
      zh: "四项都要以字符串传入：login() 得到的 openid、您已有的姓名和身份证号，以及返回小程序时得到的 code。",
    },
  },
  aborted: {
    fault: "caller",
    retryable: false,
    text: { en: "The call was aborted by its signal.", zh: "调用已被 signal 中止。" },
    advice: {
      en: "The auth_token may have been used up; if so, let the user tap the button again.",
      zh: "auth_token 可能已被使用；如已使用，请用户重新点击按钮。",
    },
  },
  timed_out: {
    fault: "network",
    retryable: true,
    text: { en: "The platform did not answer in time.", zh: "平台未在规定时间内应答。" },
    advice: {
      en: "Look at the network between this machine and the platform; try again in a moment. If auth_token_invalid comes then, let the user tap the button again.",
      zh: "请检查本机到平台的网络，稍后再试；若届时返回 auth_token_invalid，请用户重新点击按钮。",
    },
  },
  network_failed: {
    fault: "network",
    retryable: true,
    text: { en: "The platform was not reached ({detail}).", zh: "无法连接平台（{detail}）。" },
    advice: {
      en: "Look at baseUrl, name resolution, firewall and proxy; try again in a moment. If auth_token_invalid comes then, let the user tap the button again.",
      zh: "请检查 baseUrl、域名解析、防火墙和代理，稍后再试；若届时返回 auth_token_invalid，请用户重新点击按钮。",
    },
  },
  tls_failed: {
    fault: "network",
    retryable: false,
    text: { en: "No trusted TLS connection ({detail}).", zh: "无法建立可信的 TLS 连接（{detail}）。" },
    advice: {
      en: "Check that baseUrl has the name in the server's certificate, and trust its authority with NODE_EXTRA_CA_CERTS. Never switch verification off.",
      zh: "请确认 baseUrl 与服务器证书中的域名一致，并用 NODE_EXTRA_CA_CERTS 信任其颁发机构；切勿关闭校验。",
    },
  },
  redirected: {
    fault: "platform",
    retryable: false,
    text: { en: "The platform answered with a redirect ({detail}).", zh: "平台返回了重定向（{detail}）。" },
    advice: {
      en: "Set baseUrl to where the platform is. No redirect is followed, because tokens would go along.",
      zh: "请把 baseUrl 设为平台的实际地址。为避免凭证外泄，不会跟随重定向。",
    },
  },
  server_failed: {
    fault: "platform",
    retryable: true,
    text: { en: "The answer has HTTP status {detail}.", zh: "应答的 HTTP 状态码为 {detail}。" },
    advice: {
      en: "The platform, or a gateway before it, is down or busy; try again in a moment.",
      zh: "平台或它前面的网关不可用或繁忙，请稍后再试。",
    },
  },
  http_status_unexpected: {
    fault: "platform",
    retryable: false,
    text: {
      en: "The answer has HTTP status {detail}; the platform always answers with 200.",
      zh: "应答的 HTTP 状态码为 {detail}；平台的应答总是 200。",
    },
    advice: {
      en: "Something else answers at this address; look at baseUrl and at any proxy.",
      zh: "该地址上应答的不是平台；请检查 baseUrl 和代理。",
    },
  },
  items_missing: {
    fault: "caller",
    retryable: false,
    text: {
      en: "The answer is good, but {detail} is not in it.",
      zh: "应答有效，但其中没有 {detail}。",
    },
    advice: {
      en: "Name the items as the mini program is approved for them now; one that the person may leave out has a question mark behind it. With name and ID number approved, use getRealnameInfo. The auth_token was used up.",
      zh: "请按小程序现在获准的信息项填写，本人可不提供的加问号；获准姓名和身份证号的，请用 getRealnameInfo。auth_token 已用掉。",
    },
  },
  answer_malformed: {
    fault: "platform",
    retryable: false,
    text: {
      en: "The answer is not what the contract describes.",
      zh: "应答不符合接口约定。",
    },
    advice: {
      en: "Something else may answer at this address, such as a login page; look at baseUrl and at any proxy.",
      zh: "该地址上应答的可能不是平台（例如登录页）；请检查 baseUrl 和代理。",
    },
  },
  answer_too_large: {
    fault: "platform",
    retryable: false,
    text: { en: "The answer is larger than any of the platform's.", zh: "应答过大，不是平台的应答。" },
    advice: {
      en: "Something else answers at this address; look at baseUrl and at any proxy.",
      zh: "该地址上应答的不是平台；请检查 baseUrl 和代理。",
    },
  },
  errcode_unknown: {
    fault: "platform",
    retryable: false,
    text: {
      en: "The platform answered {detail}, a code that this version does not know.",
      zh: "平台返回 {detail}，当前版本的 SDK 不认识该错误码。",
    },
    advice: {
      en: "Update the SDK, or look the code up with the platform.",
      zh: "请升级 SDK，或向平台查询该错误码。",
    },
  },
  certificate_swapped: {
    fault: "platform",
    retryable: false,
    text: {
      en: "The answer is encrypted to another certificate than the one that was named.",
      zh: "应答使用的证书不是请求中的证书。",
    },
    advice: {
      en: "Report it to the platform: it must use the certificate of the request.",
      zh: "请联系平台：应答必须使用请求中的证书加密。",
    },
  },
  realname_info_unreadable: {
    fault: "caller",
    retryable: false,
    text: {
      en: "Name and ID number cannot be read with this private key.",
      zh: "无法用该私钥读出姓名和身份证号。",
    },
    advice: {
      en: "Check that the private key is that of the certificate: give certificate instead of certSerialNo, and the client checks it. If they match, the answer was damaged.",
      zh: "请确认私钥与证书匹配：用 certificate 代替 certSerialNo，客户端会自行核对。若匹配，则是应答已损坏。",
    },
  },
  token_cache_failed: {
    fault: "caller",
    retryable: true,
    text: { en: "The token cache failed ({detail}).", zh: "凭证缓存出错（{detail}）。" },
    advice: {
      en: "Look at the store behind your TokenCache; its own error is in your log, if your code wrote it there.",
      zh: "请检查 TokenCache 所用的存储；它自身的错误要由你的代码写入日志。",
    },
  },
} as const satisfies Record<string, LocalFailure>;
