export const texts = {
  title: { zh: "{name}，欢迎使用", en: "Welcome, {name}" },
  lead: {
    zh: "小程序、商户号和证书都归属于主体。先登记你所在的主体，或加入已登记的主体。",
    en: "Mini programs, merchants and certificates belong to an organisation: register yours, or join it.",
  },
  register: { zh: "登记主体", en: "Register an organisation" },
  registerLead: {
    zh: "本单位还没有人登记过。需要单位名称、统一社会信用代码和群众联系方式，登记后你是所有者。",
    en: "Nobody has registered it yet. You need its legal name, its unified social credit code and a contact for citizens; you become its owner.",
  },
  join: { zh: "加入主体", en: "Join an organisation" },
  joinLead: {
    zh: "同事已登记过。请其所有者在“成员”页邀请你的邮箱，再打开邮件中的链接。",
    en: "A colleague has registered it. Ask its owner to invite your address (Members), then open the link in the mail.",
  },
  address: { zh: "邮箱", en: "Address" },
  road: { zh: "从登记到第一次调用", en: "From here to the first call" },
  road1: { zh: "登记主体，邀请同事", en: "Register the organisation, and invite colleagues" },
  road2: {
    zh: "创建小程序，绑定商户号（由商户号所有者确认）",
    en: "Create a mini program, and bind a merchant (its owner confirms)",
  },
  road3: {
    zh: "提交十项申请表，平台开放实名授权的申请入口",
    en: "Send the form of ten items: the platform opens the entrance",
  },
  road4: {
    zh: "在线申请权限：类目、用途、资质，由平台审核",
    en: "Apply for the permission: categories, purposes, qualifications; the platform reviews",
  },
  road5: { zh: "申请商户证书，签名并调用接口", en: "Get a merchant certificate, sign and call" },
} as const;
