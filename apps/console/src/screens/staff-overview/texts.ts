export const texts = {
  title: { zh: "概览", en: "Overview" },
  lead: { zh: "等待处理的事项，你能处理的在前。", en: "What waits, with what you can do yourself first." },
  tasks: { zh: "待办", en: "To do" },
  ends: { zh: "三十天内到期", en: "Ends within thirty days" },
  task: { zh: "事项", en: "What" },
  count: { zh: "数量", en: "How many" },
  overdue: { zh: "已逾期", en: "Overdue" },
  until: { zh: "最近期限", en: "Next deadline" },
  whose: { zh: "由谁处理", en: "Whose" },
  yours: { zh: "你可以处理", en: "You can" },
  others: { zh: "其他角色处理", en: "Other roles" },
  nothing: { zh: "没有待办事项", en: "Nothing waits" },
  nothingLead: {
    zh: "新的申请、邮件和复核会出现在这里",
    en: "New applications, mails and proposals appear here",
  },
  noEnds: { zh: "三十天内没有到期的证书和授权", en: "No certificate or approval ends within thirty days" },
  what: { zh: "类型", en: "Kind" },
  name: { zh: "名称", en: "Name" },
  endsAt: { zh: "到期时间", en: "Ends" },
  left: { zh: "剩 {days} 天", en: "{days} days left" },
} as const;

export const taskTexts = {
  review_mine: { zh: "我领取的申请", en: "Applications that you have taken" },
  review_untaken: { zh: "无人领取的申请", en: "Applications that nobody has taken" },
  review_of_others: { zh: "同事领取的申请", en: "Applications that colleagues have taken" },
  confirm: { zh: "等待复核的提议", en: "Proposals to confirm" },
  assign_mails: { zh: "待归入申请的邮件", en: "Mails that belong to no application yet" },
  read_mails: { zh: "平台无法读取的邮件", en: "Mails that the platform cannot read" },
  retry_messages: { zh: "投递失败的邮件", en: "Mails that were given up" },
  import_calendar: { zh: "尚未导入节假日安排的年份", en: "Years whose public holidays are not imported" },
} as const;

export const endTexts = {
  certificate: { zh: "商户证书", en: "Certificate" },
  approval: { zh: "接口授权", en: "Approval" },
  issuer: { zh: "证书颁发机构", en: "Authority" },
} as const;
