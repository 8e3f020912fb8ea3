export const texts = {
  title: { zh: "概览", en: "Overview" },
  toDo: { zh: "待办", en: "To do" },
  mine: { zh: "{count} 项待你处理", en: "{count} for you to do" },
  none: { zh: "没有待办", en: "Nothing to do" },
  noneLead: {
    zh: "需要你处理、或正在等待他人处理的事项会显示在这里。",
    en: "What you have to do, and what others do for you, is listed here.",
  },
  road: { zh: "开通步骤", en: "The way to the first call" },
  stepDone: { zh: "（已完成）", en: "(done)" },
  go: { zh: "去处理", en: "Go there" },
  look: { zh: "查看", en: "Show" },
  said: { zh: "平台意见：", en: "The platform says: " },

  today: { zh: "今日调用", en: "Calls today" },
  todayLead: {
    zh: "按北京时间；增减与昨日同时段相比",
    en: "Since midnight in Beijing; compared with the same hours of yesterday",
  },
  calls: { zh: "调用", en: "Calls" },
  failed: { zh: "失败", en: "Failed" },
  failedShare: { zh: "失败率", en: "Share" },
  ofQuota: { zh: "{used} / {quota}（每日额度）", en: "{used} of {quota} a day" },
  noCalls: { zh: "今天还没有调用", en: "No calls today" },
  usage: { zh: "查看用量", en: "See the usage" },
  thanYesterday: { zh: "昨日同时段", en: "in the same hours yesterday" },
  week: { zh: "近 7 天", en: "Last 7 days" },
  weekOf: { zh: "近 7 天的调用：{days}", en: "Calls of the last 7 days: {days}" },
  times: { zh: "{count} 次", en: "{count}×" },

  endings: { zh: "即将到期", en: "Ends soon" },
  noEndings: { zh: "90 天内没有证书或授权到期", en: "No certificate or approval ends in 90 days" },
  certificate: { zh: "商户证书", en: "Certificate" },
  approval: { zh: "实名授权", en: "Approval" },
  left: { zh: "剩 {days} 天", en: "{days} days left" },
  isReplaced: { zh: "已有接替", en: "A successor is there" },

  cameBack: { zh: "平台答复", en: "What came back" },
  noneCameBack: { zh: "30 天内没有新的答复", en: "Nothing came back in 30 days" },
} as const;

/** What leads to the first call, and how each step is done. */
export const roadTexts = {
  create: { zh: "创建小程序", en: "Create a mini program" },
  createHelp: { zh: "填写名称和服务类目", en: "Its name, and its categories" },
  bind: { zh: "绑定商户号", en: "Bind a merchant number" },
  bindHelp: {
    zh: "本主体的商户号由平台分配；也可以申请使用其他主体的商户号",
    en: "The platform gives you one of your own; or ask for another organisation's",
  },
  apply: { zh: "申请实名授权", en: "Apply for real-name access" },
  applyHelp: {
    zh: "先提交十项申请表，入口开放后再申请权限",
    en: "First the form of ten items, then the permission",
  },
  certify: { zh: "申请商户证书", en: "Get a merchant certificate" },
  certifyHelp: { zh: "私钥留在自己的服务器上", en: "The key stays on your own server" },
  call: { zh: "签名并调用接口", en: "Sign and call" },
  callHelp: { zh: "先在“API 调试”中试一次", en: "Try it in the API explorer first" },
} as const;

/** What the platform decided, by the name of the move. */
export const moveTexts = {
  ask: { zh: "退回补充", en: "Sent back" },
  open_entrance: { zh: "入口已开放", en: "Entrance open" },
  ask_permission: { zh: "退回补充", en: "Sent back" },
  decline: { zh: "未通过", en: "Declined" },
  approve: { zh: "已通过", en: "Approved" },
  suspend: { zh: "已暂停", en: "Suspended" },
  resume: { zh: "已恢复", en: "Resumed" },
  expire: { zh: "已到期", en: "Expired" },
} as const;

export const moveKinds = {
  ask: "warn",
  open_entrance: "good",
  ask_permission: "warn",
  decline: "danger",
  approve: "good",
  suspend: "danger",
  resume: "good",
  expire: "warn",
} as const;
