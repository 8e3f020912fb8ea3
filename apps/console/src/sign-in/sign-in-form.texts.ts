export const texts = {
  email: { zh: "邮箱", en: "E-mail" },
  password: { zh: "密码", en: "Password" },
  signIn: { zh: "登录", en: "Sign in" },
  confirm: { zh: "确定", en: "Confirm" },
  passkey: { zh: "使用通行密钥登录", en: "Sign in with a passkey" },
  code: { zh: "验证码", en: "Code" },
  codeHelp: { zh: "打开验证器应用，输入 6 位数字", en: "Six digits, from your authenticator app" },
  recovery: { zh: "恢复码", en: "Recovery code" },
  recoveryHelp: { zh: "每个恢复码只能使用一次", en: "Each works once" },
  useRecovery: { zh: "手机不在身边？使用恢复码", en: "No phone at hand? Use a recovery code" },
  useCode: { zh: "使用验证码", en: "Use a code of the app" },
  back: { zh: "返回", en: "Back" },
} as const;
