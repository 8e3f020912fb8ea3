/**
 * What the contract says about the button, by its machine-readable reasons.
 * Written by scripts/export-reasons.ts from packages/wire; not to be edited.
 */
module.exports = {
  OK: "openRealnameAuth:ok",
  HOST_VERSION_MIN: "6.5.22",
  REQUEST_SECONDS: 300,
  REASONS: {
    cancel: {
      errMsg: "openRealnameAuth:fail cancel",
      message: {
        en: "You did not authorize. Tap the button again if you change your mind.",
        zh: "您没有同意提供实名信息。如需继续办理，请再次点击按钮。",
      },
      hint: {
        en: "The user declined; offer another way, and ask again only when the user taps the button again.",
        zh: "用户拒绝了授权；请提供其他办理方式，仅在用户再次点击按钮时重新请求。",
      },
    },
    access_denied: {
      errMsg: "openRealnameAuth:fail access denied",
      message: {
        en: "This service may not ask for your real name yet. Please use another way, or contact the service provider.",
        zh: "本服务尚未开通实名授权。请选择其他办理方式，或联系服务提供方。",
      },
      hint: {
        en: "The mini program has no approved real-name access; apply for it under 设置 → 接口设置.",
        zh: "小程序未获准使用实名授权；请在“设置 → 接口设置”申请开通。",
      },
    },
    invalid_category_id: {
      errMsg: "openRealnameAuth:fail invalid category-id",
      message: {
        en: "This service is not set up correctly. Please use another way, or contact the service provider.",
        zh: "本服务的实名授权设置有误。请选择其他办理方式，或联系服务提供方。",
      },
      hint: {
        en: "Write the ids of an approved category, such as [99, 904]; get_category lists those of the mini program.",
        zh: "请填写已获准类目的 id，例如 [99, 904]；可用 get_category 查询小程序的类目。",
      },
    },
    version_too_low: {
      errMsg: "openRealnameAuth:fail version too low",
      message: {
        en: "Please update the app on your iPhone or Android phone, and try again.",
        zh: "请在苹果手机或安卓手机上，把应用升级到最新版本后重试。",
      },
      hint: {
        en: "Ask the user to update the app: real-name authorization needs iOS or Android version 6.5.22 or later.",
        zh: "请提示用户升级客户端：实名授权需要 iOS 或 Android 6.5.22 及以上版本。",
      },
    },
    account_locked: {
      errMsg: "openRealnameAuth:fail account locked",
      message: {
        en: "Your payment password is locked. Please try again later; if it stays locked, set a new one in the app or ask its customer service.",
        zh: "您的支付密码已锁定，请稍后再试；一直不能用的，请在应用里重设，或联系应用的客服。",
      },
      hint: {
        en: "The payment password is locked; let the user try again after the lock ends, or offer another way.",
        zh: "支付密码已锁定；请用户在锁定结束后再试，或提供其他办理方式。",
      },
    },
    no_real_name_info: {
      errMsg: "openRealnameAuth:fail no real name info",
      message: {
        en: "Your account has no resident ID card information to give. If you use another document, please choose another way; if you are not verified yet, verify with your resident ID card in the app first.",
        zh: "您的账户里没有可以提供的居民身份证信息。使用其他证件的，请选择其他办理方式；还没有实名的，请先在应用里用居民身份证实名。",
      },
      hint: {
        en: "The user has no resident ID card information to give: offer another way. A user who is not verified yet can verify with a resident ID card in the app.",
        zh: "该用户没有可以提供的居民身份证信息：请提供其他办理方式。还没有实名的用户，可以在应用里用居民身份证实名后再试。",
      },
    },
    not_register_wechat_pay: {
      errMsg: "openRealnameAuth:fail not register wechat pay",
      message: {
        en: "You have no payment account yet. Please open one in the app first, or use another way.",
        zh: "您还没有开通支付账户。请先在应用中开通，或选择其他办理方式。",
      },
      hint: {
        en: "Ask the user to open a payment account first, or offer another way.",
        zh: "请用户先开通支付账户，或提供其他办理方式。",
      },
    },
    stale_request: {
      errMsg: "openRealnameAuth:fail stale request",
      message: {
        en: "This request has expired. Please tap the button again.",
        zh: "本次授权请求已失效，请再次点击按钮。",
      },
      hint: {
        en: "The request is no longer open; let the user tap the button again so that the host signs a new assertion.",
        zh: "该请求已失效；请用户重新点击按钮，由宿主重新签发断言。",
      },
    },
    system_error: {
      errMsg: "openRealnameAuth:fail system error",
      message: {
        en: "Something went wrong. Please tap the button again in a moment.",
        zh: "出了点问题，请稍后再次点击按钮。",
      },
      hint: {
        en: "The platform is busy or failed; let the user tap the button again in a moment.",
        zh: "平台繁忙或出错；请用户稍后重新点击按钮。",
      },
    },
  },
};
