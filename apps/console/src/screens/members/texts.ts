export const texts = {
  title: { zh: "成员", en: "Members" },
  lead: {
    zh: "可以登录控制台、为本主体工作的人。",
    en: "Who may sign in here, and work for this organisation.",
  },
  invite: { zh: "邀请成员", en: "Invite a member" },
  name: { zh: "姓名", en: "Name" },
  email: { zh: "邮箱", en: "E-mail" },
  role: { zh: "角色", en: "Role" },
  since: { zh: "加入时间", en: "Joined" },
  actions: { zh: "操作", en: "Actions" },
  changeRole: { zh: "更改角色", en: "Change role" },
  remove: { zh: "移除", en: "Remove" },
  resetSecondFactor: { zh: "重置两步验证", en: "Reset second factor" },
  leave: { zh: "退出", en: "Leave" },
  none: { zh: "还没有成员", en: "No members yet" },
  invitations: { zh: "待接受的邀请", en: "Open invitations" },
  ends: { zh: "有效期至", en: "Good until" },
  revoke: { zh: "撤回", en: "Take back" },
  revoked: { zh: "邀请已撤回", en: "The invitation was taken back" },
  roleHelp: {
    zh: "所有者管理成员、证书与绑定；开发者管理小程序和申请；查看者只能查看",
    en: "Owners manage members, certificates and bindings; developers mini programs and applications; viewers look",
  },
  send: { zh: "发送邀请", en: "Send the invitation" },
  sent: { zh: "邀请已发往 {email}", en: "An invitation is on its way to {email}" },
  save: { zh: "保存", en: "Save" },
  saved: { zh: "角色已更改", en: "The role is changed" },
  removeTitle: { zh: "移除成员 {name}", en: "Remove {name}" },
  leaveTitle: { zh: "退出 {name}", en: "Leave {name}" },
  atOnce: {
    zh: "立即失去对本主体全部内容的访问权限",
    en: "Access to everything of this organisation ends at once",
  },
  tokens: {
    zh: "其为本主体创建的 API 令牌立即失效",
    en: "API tokens made for this organisation stop working at once",
  },
  back: { zh: "再次加入须由所有者重新邀请", en: "Only an owner's new invitation leads back" },
  removed: { zh: "已移除", en: "Removed" },
  cancel: { zh: "取消", en: "Cancel" },
} as const;

export const resetTexts = {
  title: { zh: "重置 {name} 的两步验证", en: "Reset the second factor of {name}" },
  verb: { zh: "提交重置", en: "Propose it" },
  sessions: { zh: "其全部会话立即结束", en: "Every session of theirs ends at once" },
  told: {
    zh: "本人会收到邮件通知，下次登录时重新设置",
    en: "They are told by mail, and set it up anew at the next sign-in",
  },
  identify: {
    zh: "请先以电话等其他方式确认是本人提出",
    en: "Make sure by another way, a telephone call for one, that they have asked for it",
  },
  another: { zh: "须由另一位工作人员确认才会生效", en: "Another of the staff has to confirm it" },
  done: { zh: "两步验证已重置", en: "The second factor is reset" },
} as const;
