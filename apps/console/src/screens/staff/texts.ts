export const texts = {
  title: { zh: "工作人员", en: "Staff" },
  lead: {
    zh: "平台运营方的工作人员及其角色。邀请、改角色和重置两步验证须双人复核。",
    en: "The operator's staff and their roles. Invitations, roles and second factors take four eyes.",
  },
  name: { zh: "姓名", en: "Name" },
  email: { zh: "邮箱", en: "E-mail" },
  roles: { zh: "角色", en: "Roles" },
  since: { zh: "加入时间", en: "Since" },
  actions: { zh: "操作", en: "Actions" },
  left: { zh: "已离开", en: "Left" },
  none: { zh: "还没有工作人员", en: "Nobody yet" },
  show: { zh: "显示", en: "Show" },
  active: { zh: "在职", en: "Active" },
  everybody: { zh: "全部，含已离开", en: "Everybody, those who left too" },
  invite: { zh: "邀请工作人员", en: "Invite somebody" },
  inviteLead: {
    zh: "确认后邮件发出，链接 7 天内有效。工作人员登录必须使用两步验证。",
    en: "The mail goes out when it is confirmed. Staff sign in with a second factor.",
  },
  invited: { zh: "邀请已发往 {email}", en: "An invitation is on its way to {email}" },
  setRoles: { zh: "更改角色", en: "Change roles" },
  setRolesTitle: { zh: "更改 {name} 的角色", en: "Roles of {name}" },
  rolesSet: { zh: "角色已更改", en: "The roles are changed" },
  submit: { zh: "提交", en: "Propose it" },
  resetSecondFactor: { zh: "重置两步验证", en: "Reset second factor" },
  remove: { zh: "移除", en: "Remove" },
  removeTitle: { zh: "移除工作人员 {name}", en: "Remove {name} from the staff" },
  removeAtOnce: {
    zh: "立即失去全部权限，其全部会话结束",
    en: "They may do nothing from now on, and every session ends",
  },
  removeTokens: { zh: "其 API 令牌立即失效", en: "Their API tokens stop working at once" },
  removeBack: {
    zh: "再次加入须重新邀请并双人复核",
    en: "Only another invitation, with four eyes, leads back",
  },
  removed: { zh: "已移除", en: "Removed" },
} as const;

export const roleHelp = {
  administrator: { zh: "管理工作人员、角色和服务商成员", en: "staff, roles and members" },
  reviewer: { zh: "审核申请，暂停或终止授权", en: "applications, suspending and ending access" },
  certificate_officer: {
    zh: "签发、登记、吊销证书，信任证书机构",
    en: "certificates and trusted authorities",
  },
  operator: {
    zh: "小程序、商户、宿主、账户和类目",
    en: "mini programs, merchants, hosts, accounts, categories",
  },
  auditor: { zh: "查看全部内容，不能更改", en: "sees everything, changes nothing" },
} as const;
