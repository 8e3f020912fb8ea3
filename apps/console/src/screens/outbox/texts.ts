export const texts = {
  outbox: { zh: "发件箱", en: "Outbox" },
  outboxLead: {
    zh: "平台发出的邮件。没有送达的会自动重试，三天后放弃；可以在此立即重试、提前放弃，放弃的可以重发。",
    en: "What the platform sends. It tries again by itself for three days; here it is tried at once, given up earlier, or sent once more.",
  },
  incoming: { zh: "收到的邮件", en: "Mails that came in" },
  mailbox: { zh: "沙箱信箱", en: "Sandbox mailbox" },
  mailboxLead: {
    zh: "沙箱里的邮件不会离开本机，全部收在这里。",
    en: "Mails of a sandbox never leave the machine: here they are.",
  },
  views: { zh: "邮件", en: "Mails" },
  state: { zh: "状态", en: "State" },
  template: { zh: "邮件类型", en: "What" },
  about: { zh: "相关内容", en: "About" },
  created: { zh: "产生时间", en: "Made" },
  tries: { zh: "尝试", en: "Tries" },
  reason: { zh: "最近一次失败原因", en: "Why the last try failed" },
  next: { zh: "下次 / 完成", en: "Next / done" },
  actions: { zh: "操作", en: "Actions" },
  retry: { zh: "重发", en: "Send again" },
  retryNow: { zh: "立即重试", en: "Try now" },
  cancel: { zh: "放弃", en: "Give up" },
  cancelTitle: { zh: "放弃发送这封“{name}”邮件", en: "Give up this mail: {name}" },
  cancelEnds: {
    zh: "已尝试 {count} 次，不再自动重试，收件人收不到它",
    en: "It was tried {count} times. It is not tried again, and does not arrive.",
  },
  cancelUnderWay: {
    zh: "如果正在投递，这一次仍可能送达",
    en: "A try that is under way just now may still arrive.",
  },
  cancelBack: { zh: "之后仍可在此重发", en: "It can be sent once more here later." },
  cancelled: { zh: "已放弃", en: "It was given up" },
  retried: { zh: "已重新排队，马上再发", en: "It is due again, and goes out at once" },
  noMessages: { zh: "没有邮件", en: "No mails" },
  subject: { zh: "主题", en: "Subject" },
  to: { zh: "收件人", en: "To" },
  sent: { zh: "发出时间", en: "Sent" },
  noSubject: { zh: "（无主题）", en: "(no subject)" },
  close: { zh: "关闭", en: "Close" },
  source: { zh: "原文", en: "Source" },
} as const;

export const stateTexts = {
  waiting: { zh: "等待发送", en: "Waiting" },
  delivered: { zh: "已送达", en: "Delivered" },
  given_up: { zh: "投递失败", en: "Given up" },
} as const;

/** What a message is, by its template. */
export const templateTexts = {
  invitation: { zh: "邀请", en: "Invitation" },
  email_verification: { zh: "确认邮箱", en: "Proof of an address" },
  address_known: { zh: "邮箱已注册", en: "The address is known" },
  password_reset: { zh: "重置密码", en: "Reset of a password" },
  form_received: { zh: "申请已收到", en: "A form has come" },
  application_step: { zh: "申请进度", en: "News of an application" },
  certificate_expiring: { zh: "证书到期提醒", en: "A certificate ends" },
  authority_expiring: { zh: "颁发机构到期提醒", en: "The authority ends" },
  notification: { zh: "通知", en: "Notification" },
} as const;
