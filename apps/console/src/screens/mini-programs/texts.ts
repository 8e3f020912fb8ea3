export const texts = {
  title: { zh: "小程序", en: "Mini programs" },
  lead: {
    zh: "本主体名下的小程序及其实名授权状态。",
    en: "Those of this organisation, and how real-name access stands.",
  },
  create: { zh: "创建小程序", en: "New mini program" },
  search: { zh: "搜索名称或 AppID", en: "Search name or AppID" },
  filter: { zh: "实名授权", en: "Real-name access" },
  all: { zh: "全部", en: "All" },
  name: { zh: "名称", en: "Name" },
  appid: { zh: "AppID", en: "AppID" },
  access: { zh: "实名授权", en: "Real-name access" },
  merchants: { zh: "商户号", en: "Merchants" },
  quota: { zh: "每日额度", en: "Calls a day" },
  none: { zh: "还没有小程序", en: "No mini programs yet" },
  noneLead: {
    zh: "创建后会得到 AppID 和 AppSecret，再绑定商户号、申请实名授权。",
    en: "A new one gets an AppID and an AppSecret; then bind a merchant, and apply for real-name access.",
  },
  asking: { zh: "{count} 个待确认", en: "{count} not answered" },
  leaving: { zh: "转让中", en: "Offered to another" },

  offers: { zh: "待接收的小程序", en: "Offered to you" },
  offersLead: {
    zh: "其他主体拟转让给本主体的小程序，须由所有者接收。",
    en: "Of other organisations; an owner takes them over.",
  },
  offersEnd: { zh: "有效期至", en: "until" },
  from: { zh: "来自 {name}", en: "from {name}" },
  accept: { zh: "接收", en: "Take over" },
  refuse: { zh: "拒绝", en: "Refuse" },
  acceptTitle: { zh: "接收小程序 {name}", en: "Take {name} over" },
  acceptSecret: {
    zh: "启用新的 AppSecret，原密钥和全部 access_token 立即失效",
    en: "It gets a new AppSecret; the old one and all access tokens end at once",
  },
  acceptBindings: { zh: "原有商户号绑定全部解除", en: "All its bindings to merchants end" },
  acceptAccess: {
    zh: "原有实名授权终止，本主体须重新申请",
    en: "Its real-name access ends; your organisation applies anew",
  },
  refuseTitle: { zh: "拒绝接收 {name}", en: "Refuse {name}" },
  refuseFact: { zh: "转让取消，小程序仍归 {name}", en: "It stays with {name}" },
  accepted: { zh: "小程序已转入", en: "The mini program is yours" },
  refused: { zh: "已拒绝接收", en: "Refused" },

  newLead: {
    zh: "AppID 和额度由平台分配。创建后 AppSecret 只显示一次。",
    en: "The platform chooses AppID and quota. The AppSecret is shown once.",
  },
  newName: { zh: "小程序名称", en: "Name" },
  newNameHelp: { zh: "授权页上群众看到的名称", en: "What people see on the consent sheet" },
  categories: { zh: "服务类目", en: "Categories" },
  createdTitle: { zh: "小程序 {name} 已创建", en: "{name} is there" },
  cancel: { zh: "取消", en: "Cancel" },
  secret: { zh: "AppSecret", en: "AppSecret" },
} as const;

export const accessTexts = {
  none: { zh: "未开通", en: "Not open" },
  approved: { zh: "已开通", en: "Open" },
  suspended: { zh: "已暂停", en: "Suspended" },
  ended: { zh: "已终止", en: "Ended" },
} as const;

export const accessKinds = { none: "quiet", approved: "good", suspended: "danger", ended: "warn" } as const;
