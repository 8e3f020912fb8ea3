export const texts = {
  title: { zh: "接口设置", en: "Interface settings" },
  lead: {
    zh: "每个小程序的接口能力及其状态。",
    en: "What each mini program may use, and how that stands.",
  },
  app: { zh: "小程序", en: "Mini program" },
  none: { zh: "还没有小程序", en: "No mini programs yet" },
  noneLead: { zh: "先创建小程序，再为它申请接口能力。", en: "Create one first; then apply for it." },
  realname: { zh: "实名授权", en: "Real-name authorization" },
  about: {
    zh: "用户点击按钮并输入支付密码后，小程序取得其实名姓名和身份证号（getRealnameAuthInfo）。",
    en: "Once a person has tapped the button and given their payment password, the mini program gets their verified name and ID number (getRealnameAuthInfo).",
  },
  button: { zh: "授权按钮", en: "Button" },
  interface: { zh: "接口 getrealnameinfo", en: "Interface getrealnameinfo" },
  works: { zh: "可用", en: "Works" },
  worksNot: { zh: "不可用，返回 94006", en: "Does not work: 94006" },
  buttonNot: { zh: "不可用", en: "Does not work" },
  merchants: { zh: "商户号绑定", en: "Merchants" },
  noMerchant: { zh: "未绑定，调用返回 94007", en: "None: calls get 94007" },
  categories: { zh: "已批准类目", en: "Approved categories" },
  quota: { zh: "每日额度", en: "Calls a day" },
  until: { zh: "有效期至", en: "Until" },
  endless: { zh: "长期", en: "no end" },
  next: { zh: "下一步", en: "Next" },
  apply: { zh: "申请开通", en: "Apply" },
  again: { zh: "重新申请", en: "Apply anew" },
  goOn: { zh: "继续申请", en: "Go on" },
  look: { zh: "查看申请", en: "See the application" },
  change: { zh: "变更或续期", en: "Change or renew" },
  changing: {
    zh: "变更申请进行中，已批准的内容继续有效",
    en: "A change is under way; what is approved stays in force",
  },
  seeChange: { zh: "查看变更", en: "See the change" },
  reason: { zh: "平台说明", en: "The platform says" },
  code: { zh: "接入小程序", en: "Put it into the mini program" },
  codeLead: {
    zh: "在页面中放置按钮；用户同意后，事件中的 auth_token 交给后端换取姓名和身份证号。",
    en: "Put the button into a page. Once a person has consented, its event brings an auth_token, which your back end exchanges for name and ID number.",
  },
  wxml: { zh: "WXML", en: "WXML" },
  toCertificate: {
    zh: "后端还需要商户证书：申请证书",
    en: "Your back end needs a merchant certificate as well: apply for one",
  },
  toExplorer: { zh: "在 API 调试中试一次调用", en: "Try a call in the API explorer" },
  steps: { zh: "开通进度", en: "The way to it" },
} as const;

/** The way to an approval, as the provider goes it. */
export const stepTexts = {
  form: { zh: "提交申请表", en: "Send the form" },
  permission: { zh: "申请权限", en: "Apply for the permission" },
  review: { zh: "平台审核", en: "Review" },
  open: { zh: "已开通", en: "Open" },
} as const;

export const capabilityTexts = {
  not_open: { zh: "未开通", en: "Not open" },
  entrance_open: { zh: "入口已开放", en: "Entrance open" },
  under_review: { zh: "审核中", en: "Under review" },
  approved: { zh: "已开通", en: "Open" },
  suspended: { zh: "已暂停", en: "Suspended" },
  expired: { zh: "已到期", en: "Expired" },
} as const;

export const capabilityKinds = {
  not_open: "quiet",
  entrance_open: "note",
  under_review: "note",
  approved: "good",
  suspended: "danger",
  expired: "warn",
} as const;
