export const texts = {
  title: { zh: "用量", en: "Usage" },
  lead: {
    zh: "按小程序、日期、小时和返回码统计的调用与授权，按北京时间计。",
    en: "Calls and consents by mini program, day, hour and code; days are Beijing's.",
  },
  app: { zh: "小程序", en: "Mini program" },
  allApps: { zh: "全部小程序", en: "All of them" },
  period: { zh: "时间", en: "Time" },
  from: { zh: "从", en: "From" },
  to: { zh: "到", en: "To" },
  by: { zh: "统计", en: "By" },
  day: { zh: "按天", en: "Day" },
  hour: { zh: "按小时", en: "Hour" },
  export: { zh: "下载 CSV", en: "Download CSV" },
  noApps: { zh: "还没有小程序", en: "No mini programs yet" },
  noAppsLead: {
    zh: "创建小程序并开通实名授权后，每次调用都会统计在这里。",
    en: "Create one and get real-name access: then its calls are counted here.",
  },
  none: { zh: "这段时间没有调用", en: "There were no calls" },
  noneLead: { zh: "换一段时间或另一个小程序再看。", en: "Look at another time or another mini program." },

  calls: { zh: "调用", en: "Calls" },
  failed: { zh: "失败", en: "Failed" },
  succeeded: { zh: "成功", en: "Succeeded" },
  share: { zh: "失败率", en: "Share that failed" },
  asked: { zh: "展示授权", en: "Asked" },
  given: { zh: "同意", en: "Consented" },
  denied: { zh: "拒绝", en: "Refused" },
  withdrawn: { zh: "撤回", en: "Withdrew" },
  peak: { zh: "额度使用最多的一天", en: "The day nearest to the quota" },
  peakOf: { zh: "{name} · {day}", en: "{name} · {day}" },
  quotaLine: { zh: "每日额度", en: "Quota a day" },
  chart: {
    zh: "{from} 至 {to} 的成功与失败次数",
    en: "Calls that succeeded and failed from {from} to {to}",
  },

  codes: { zh: "失败返回码", en: "Failing codes" },
  code: { zh: "返回码", en: "Code" },
  times: { zh: "次数", en: "Times" },
  part: { zh: "占失败", en: "Of failures" },
  meaning: { zh: "含义", en: "What it means" },
  mender: { zh: "由谁处理", en: "Whose to mend" },
  advice: { zh: "处理办法", en: "What to do" },
  noFailures: { zh: "没有失败的调用", en: "No call failed" },

  rows: { zh: "明细", en: "Figures" },
  when: { zh: "时间", en: "When" },
  ofQuota: { zh: "占额度", en: "Of quota" },
  failures: { zh: "失败返回码（次数）", en: "Failing codes (times)" },
} as const;

export const periodTexts = {
  today: { zh: "今天", en: "Today" },
  week: { zh: "最近 7 天", en: "7 days" },
  month: { zh: "最近 30 天", en: "30 days" },
  quarter: { zh: "最近 90 天", en: "90 days" },
  custom: { zh: "自选日期", en: "Other days" },
} as const;

/** Whose it is to mend, as somebody of the provider reads it. */
export const menderTexts = {
  program: { zh: "你方程序", en: "Your program" },
  approval: { zh: "你方开通与额度", en: "Your approval" },
  person: { zh: "用户本人", en: "The person" },
  platform: { zh: "平台", en: "The platform" },
} as const;

export const menderKinds = {
  program: "warn",
  approval: "note",
  person: "quiet",
  platform: "danger",
} as const;
