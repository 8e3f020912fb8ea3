export const texts = {
  title: { zh: "API 调试", en: "API explorer" },
  lead: {
    zh: "构造或粘贴一个换取实名信息的请求，逐项查看哪里不对。私钥只在浏览器里使用，不会发送到任何地方。",
    en: "Build or paste a request, and see what is wrong with each part. A private key is used in this browser and sent nowhere.",
  },
  build: { zh: "构造请求", en: "Build a request" },
  paste: { zh: "粘贴请求", en: "Paste a request" },
  ways: { zh: "方式", en: "Way" },
  app: { zh: "小程序", en: "Mini program" },
  merchant: { zh: "商户号", en: "Merchant number" },
  certificate: { zh: "证书序列号", en: "Certificate" },
  authToken: { zh: "auth_token", en: "auth_token" },
  authTokenHelp: {
    zh: "已填入一个无人持有的值：返回 94005 就说明其余部分全部正确。换成真实的值会被用掉。",
    en: "One that nobody has is filled in: 94005 then says that everything else is right. A real one is used up.",
  },
  key: { zh: "商户私钥（PKCS#8）", en: "Private key (PKCS#8)" },
  keyHelp: {
    zh: "只在本页内存中使用，刷新即清除",
    en: "In the memory of this page alone: gone with a reload",
  },
  keyFile: { zh: "选择私钥文件", en: "Choose the key file" },
  keyRead: {
    zh: "已读取 RSA {bits} 位私钥，只保留在本页内存中",
    en: "An RSA key of {bits} bits was read; it stays in this page's memory",
  },
  forget: { zh: "清除私钥", en: "Forget the key" },
  sign: { zh: "签名", en: "Sign" },
  signed: { zh: "待签名串", en: "String to sign" },
  body: { zh: "请求体", en: "Body" },
  examine: { zh: "检查", en: "Check" },
  send: { zh: "发送", en: "Send" },
  sendNote: { zh: "发送会计入调用额度；检查不会", en: "Sending counts towards the quota; checking does not" },
  pasted: { zh: "请求", en: "Request" },
  pastedHelp: {
    zh: "JSON 请求体、curl 命令、HAR 文件、HTTP 报文或一行日志均可",
    en: "The JSON body, a curl command, a HAR file, an HTTP message or a line of a log",
  },
  pastedKey: {
    zh: "其中有私钥，不会提交。请删除后再检查",
    en: "There is a private key in it, so it is not sent. Remove it first",
  },
  result: { zh: "检查结果", en: "What was found" },
  fine: { zh: "没有发现问题", en: "Nothing is wrong" },
  first: { zh: "首先要解决（{whose}）：{step}", en: "First to mend ({whose}): {step}" },
  answer: { zh: "平台应答", en: "The answer" },
  everything: {
    zh: "签名、证书、权限和绑定全部通过；只差一个真实的 auth_token",
    en: "Signature, certificate, access and binding were accepted: all that lacks is a real auth_token",
  },
  open: { zh: "用私钥解密", en: "Open with the key" },
  opened: { zh: "解密结果（只在本页显示）", en: "Opened (shown on this page alone)" },
  notOpened: {
    zh: "这个私钥解不开：应答是用另一张证书加密的",
    en: "The key does not open it: it was encrypted to another certificate",
  },
  realName: { zh: "姓名", en: "Name" },
  credentialId: { zh: "身份证号", en: "ID number" },
  keyFirst: { zh: "请先填入商户私钥", en: "Fill in the private key first" },
  snippets: { zh: "示例代码", en: "Code" },
  snippetsLead: {
    zh: "已填入所选商户的值；私钥文件为 private-key.pem，ACCESS_TOKEN 和 AUTH_TOKEN 取自环境变量。",
    en: "With the chosen values; the key is private-key.pem, ACCESS_TOKEN and AUTH_TOKEN come from the environment.",
  },
  runIt: { zh: "存为 {file}，然后运行", en: "Save it as {file}, and run" },
  history: { zh: "最近发送", en: "Sent last" },
  historyLead: {
    zh: "只记在本浏览器，不含令牌、签名、私钥和应答内容；退出登录即清除。",
    en: "Kept in this browser alone, without tokens, signatures, keys or answers; gone when you sign out.",
  },
  forgetHistory: { zh: "清除记录", en: "Forget them" },
  succeeded: { zh: "成功", en: "Succeeded" },
  sentAt: { zh: "时间", en: "When" },
  code: { zh: "返回码", en: "Code" },
  actions: { zh: "操作", en: "Actions" },
  again: { zh: "再用这组值", en: "Use these again" },
  language: { zh: "语言", en: "Language" },
  noApps: { zh: "还没有小程序", en: "No mini program yet" },
  noAppsLead: {
    zh: "调试需要一个小程序、一个已绑定的商户号和一张可用的证书",
    en: "it takes a mini program, a merchant number bound to it, and a certificate that works",
  },
  noCertificate: {
    zh: "所选小程序还没有绑定有可用证书的商户",
    en: "No merchant with a working certificate is bound to it",
  },
} as const;

export const faultTexts = {
  caller: { zh: "在你们这边", en: "on your side" },
  user: { zh: "在用户一边", en: "on the user's side" },
  platform: { zh: "在平台一边", en: "on the platform's side" },
} as const;

export const verdictTexts = {
  passed: { zh: "正确", en: "right" },
  failed: { zh: "有误", en: "wrong" },
  skipped: { zh: "未检查", en: "not checked" },
} as const;
