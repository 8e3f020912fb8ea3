export const texts = {
  title: { zh: "API 令牌", en: "API tokens" },
  lead: {
    zh: "供程序调用管理接口：查询申请、导出用量、升级证书。令牌只能做你选中的操作，不能超出你自己的权限。",
    en: "For programs that call the management API: applications, usage, certificates. A token does what you choose, and never more than you may.",
  },
  create: { zh: "新建令牌", en: "New token" },
  none: { zh: "还没有令牌", en: "No tokens yet" },
  noneLead: {
    zh: "调用 getRealnameAuthInfo 不需要令牌；需要程序化管理时再新建",
    en: "exchanging real-name information needs none; make one for programs that manage",
  },
  search: { zh: "搜索名称", en: "Search a name" },
  name: { zh: "名称", en: "Name" },
  nameHelp: { zh: "写明用途，例如“证书轮换任务”", en: "What it is for: “rotates certificates”" },
  can: { zh: "可执行的操作", en: "May do" },
  count: { zh: "{count} 项", en: "{count}" },
  state: { zh: "状态", en: "State" },
  used: { zh: "最近使用", en: "Last used" },
  never: { zh: "从未使用", en: "never" },
  ends: { zh: "到期", en: "Ends" },
  actions: { zh: "操作", en: "Actions" },
  revoke: { zh: "吊销", en: "Revoke" },
  revokeTitle: { zh: "吊销令牌“{name}”", en: "Revoke “{name}”" },
  atOnce: {
    zh: "使用它的程序从下一次调用起被拒绝（401）",
    en: "Programs that use it are refused from their next call on (401)",
  },
  lastUse: { zh: "最近一次使用：{time}", en: "It was last used: {time}" },
  forGood: { zh: "无法恢复，只能新建", en: "It does not come back: a new one has to be made" },
  revoked: { zh: "令牌已吊销", en: "The token is revoked" },
  made: { zh: "令牌已创建", en: "The token is made" },
  token: { zh: "API 令牌", en: "API token" },
  use: { zh: "试一试", en: "Try it" },
  life: { zh: "有效期", en: "Life" },
  days: { zh: "{days} 天", en: "{days} days" },
  preset: { zh: "常用组合", en: "Common choices" },
  cancel: { zh: "取消", en: "Cancel" },
  chosen: { zh: "已选 {count} 项", en: "{count} chosen" },
  onlyOne: { zh: "请至少选择一项操作", en: "Choose one operation at least" },
} as const;

export const stateTexts = {
  good: { zh: "有效", en: "Good" },
  ended: { zh: "已到期", en: "Ended" },
  revoked: { zh: "已吊销", en: "Revoked" },
} as const;

export const groupTexts = {
  apps: { zh: "小程序", en: "Mini programs" },
  merchants: { zh: "商户与证书", en: "Merchants and certificates" },
  applications: { zh: "接口申请", en: "Applications" },
  usage: { zh: "用量", en: "Usage" },
  organisations: { zh: "主体", en: "Organisation" },
  members: { zh: "成员", en: "Members" },
  rest: { zh: "其他", en: "Other" },
} as const;

export const presetTexts = {
  none: { zh: "自行选择", en: "My own choice" },
  reading: { zh: "只读：查看全部，不改动", en: "Read only: sees everything, changes nothing" },
  certificates: { zh: "证书轮换", en: "Rotation of certificates" },
  usage: { zh: "用量导出", en: "Export of usage" },
} as const;
