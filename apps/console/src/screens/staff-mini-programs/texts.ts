export const texts = {
  title: { zh: "小程序", en: "Mini programs" },
  lead: {
    zh: "全部服务商的小程序及其实名授权的状态。",
    en: "The mini programs of all providers, and how their real-name access stands.",
  },
  search: { zh: "名称、AppID、主体名称", en: "Name, AppID or provider" },
  name: { zh: "小程序", en: "Mini program" },
  provider: { zh: "服务提供方", en: "Service provider" },
  access: { zh: "实名授权", en: "Real-name access" },
  ends: { zh: "有效期至", en: "Until" },
  quota: { zh: "每日额度", en: "Calls a day" },
  none: { zh: "还没有小程序", en: "No mini program yet" },
  noneLead: {
    zh: "服务商登录后自行新建，也可以由工作人员代建",
    en: "Providers make theirs; staff may do it for them",
  },
  create: { zh: "新建小程序", en: "Make a mini program" },
  newName: { zh: "名称", en: "Name" },
  newNameHelp: { zh: "显示在授权页上", en: "Shown on the consent sheet" },
  secret: { zh: "AppSecret", en: "AppSecret" },
  createdTitle: { zh: "{name} 已建立", en: "{name} is made" },
} as const;

export const accessActionTexts = {
  approval: { zh: "授权状态", en: "Access" },
  state: { zh: "状态", en: "State" },
  since: { zh: "自", en: "Since" },
  ends: { zh: "有效期至", en: "Until" },
  reason: { zh: "原因", en: "Reason" },
  approvedFor: { zh: "获批类目", en: "Approved for" },
  nothing: { zh: "没有", en: "Nothing" },
  applications: { zh: "查看申请", en: "Its applications" },
  suspend: { zh: "暂停授权", en: "Suspend" },
  resume: { zh: "恢复授权", en: "Resume" },
  end: { zh: "终止授权", en: "End" },
  suspendTitle: { zh: "暂停 {name} 的实名授权", en: "Suspend real-name access of {name}" },
  resumeTitle: { zh: "恢复 {name} 的实名授权", en: "Resume real-name access of {name}" },
  endTitle: { zh: "终止 {name} 的实名授权", en: "End real-name access of {name}" },
  stop: {
    zh: "授权按钮和换取接口（94006）立即不可用",
    en: "The button and the exchange (94006) fail at once",
  },
  people: {
    zh: "{tokens} 位用户的凭证作废：已同意、信息尚未取走，须重新授权",
    en: "{tokens} people's tokens end: they have consented, and their names were not fetched yet",
  },
  asked: {
    zh: "{asked} 位用户正在看授权页，无法完成",
    en: "{asked} people have the sheet before them, and cannot finish",
  },
  calls: { zh: "过去 24 小时有 {calls} 次调用", en: "{calls} calls came in the last 24 hours" },
  told: { zh: "服务商会收到邮件，看到你填写的原因", en: "The provider is told by mail, with your reason" },
  toldEnd: {
    zh: "服务商会收到邮件；再次开通须重新申请",
    en: "The provider is told by mail; only a new application opens it again",
  },
  resumed: {
    zh: "按原批准的类目、额度和期限继续",
    en: "It goes on as it was approved: categories, quota, end",
  },
  resumedAtOnce: { zh: "立即可以发起授权和换取信息", en: "Consents and exchanges work again at once" },
  suspendDone: { zh: "实名授权已暂停", en: "Access is suspended" },
  resumeDone: { zh: "实名授权已恢复", en: "Access is open again" },
  endDone: { zh: "实名授权已终止", en: "Access has ended" },
} as const;

export const quotaTexts = {
  quota: { zh: "调用额度", en: "Quota" },
  today: { zh: "过去 24 小时的调用", en: "Calls of the last 24 hours" },
  perMinute: { zh: "每分钟", en: "A minute" },
  perDay: { zh: "每日", en: "A day" },
  help: { zh: "次调用；0 表示不允许调用", en: "calls; 0 allows none" },
  set: { zh: "调整额度", en: "Change the quota" },
  setTitle: { zh: "调整 {name} 的额度", en: "Quota of {name}" },
  lead: {
    zh: "立即生效。超出每日额度返回 45009，超出每分钟额度返回 45011。",
    en: "At once. Calls beyond a day get 45009, beyond a minute 45011.",
  },
  save: { zh: "保存", en: "Save" },
  done: { zh: "额度已调整", en: "The quota is changed" },
} as const;
