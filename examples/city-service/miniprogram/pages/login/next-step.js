/** What the citizen can do now that there was no authorization, by the button's reason. The button has said what happened. */
const COUNTER = {
  zh: "不登录也可以查看首页的办事信息，或带身份证到政务大厅办理。",
  en: "You can go on without signing in, or come to the counter with your ID card.",
};
const OURS = {
  zh: "这不是您的问题。急事请带身份证到政务大厅办理。",
  en: "This is not your fault. If it is urgent, please come to the counter with your ID card.",
};
const AGAIN = {
  zh: "再点一次即可，您的信息不会重复提供。",
  en: "Just tap once more; your information is not given twice.",
};

const NEXT_STEPS = {
  cancel: {
    zh: "我们没有收到您的任何信息，也不会再次询问。不登录也可以查看首页的办事信息。",
    en: "We have received nothing about you, and will not ask again. You can go on without signing in.",
  },
  access_denied: OURS,
  invalid_category_id: OURS,
  version_too_low: COUNTER,
  account_locked: COUNTER,
  no_real_name_info: {
    zh: "不登录也可以查看首页的办事信息，或带本人证件到政务大厅办理。",
    en: "You can go on without signing in, or come to the counter with your document.",
  },
  not_register_wechat_pay: COUNTER,
  stale_request: AGAIN,
  system_error: AGAIN,
};

module.exports = { NEXT_STEPS };
