export const texts = {
  title: { zh: "概览", en: "Overview" },
  toDo: { zh: "待办", en: "To do" },
  mine: { zh: "{count} 项待你处理", en: "{count} are yours to do" },
  none: { zh: "没有待办", en: "Nothing to do" },
  noneLead: {
    zh: "需要你处理、或正在等待他人处理的事项会显示在这里。",
    en: "What you have to do, and what others do for you, is listed here.",
  },
  go: { zh: "去处理", en: "Go there" },
  look: { zh: "查看", en: "Look" },
  said: { zh: "平台意见：", en: "The platform says: " },

  today: { zh: "今日调用", en: "Calls today" },
  todayLead: { zh: "按北京时间，从 0 点起", en: "Since midnight in Beijing" },
  calls: { zh: "调用", en: "Calls" },
  failed: { zh: "失败", en: "Failed" },
  failedShare: { zh: "失败率", en: "Share" },
  ofQuota: { zh: "{used} / {quota}（每日额度）", en: "{used} of {quota} a day" },
  noCalls: { zh: "今天还没有调用", en: "No calls today" },
  usage: { zh: "查看用量", en: "See the usage" },
  times: { zh: "{count} 次", en: "{count} times" },

  endings: { zh: "即将到期", en: "Ends soon" },
  noEndings: { zh: "90 天内没有证书或授权到期", en: "No certificate or approval ends in 90 days" },
  certificate: { zh: "商户证书", en: "Certificate" },
  approval: { zh: "实名授权", en: "Approval" },
  left: { zh: "剩 {days} 天", en: "{days} days left" },
  isReplaced: { zh: "已有接替", en: "A successor is there" },

  cameBack: { zh: "平台答复", en: "What came back" },
  noneCameBack: { zh: "30 天内没有新的答复", en: "Nothing came back in 30 days" },
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
