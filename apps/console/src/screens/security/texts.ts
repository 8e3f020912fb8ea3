export const texts = {
  title: { zh: "API 安全", en: "API security" },
  lead: {
    zh: "商户证书用来验证请求的签名，并加密返回的姓名和身份证号。私钥始终只在你们自己手里。",
    en: "A merchant's certificate verifies signatures, and names and ID numbers are encrypted to it. The private key stays with you.",
  },
  noMerchants: { zh: "还没有商户号", en: "No merchant number yet" },
  noMerchantsLead: {
    zh: "请联系平台运营方（{contact}）分配商户号，分配后即可在这里申请证书。",
    en: "Ask the operator ({contact}) for one: then certificates are applied for here.",
  },
  merchant: { zh: "商户号", en: "Merchant number" },
  apply: { zh: "申请证书", en: "Apply for a certificate" },
  upgrade: { zh: "升级证书", en: "Upgrade the certificate" },
  register: { zh: "登记已有证书", en: "Register one of yours" },
  none: { zh: "还没有证书", en: "No certificate yet" },
  noneLead: {
    zh: "没有证书就无法换取实名信息。准备证书请求（CSR），几分钟即可完成。",
    en: "Without one nothing can be exchanged. It takes a certificate request (CSR) and a few minutes.",
  },
  noneLeadStaff: {
    zh: "商户没有证书就无法换取实名信息。证书请求（CSR）由服务商在自己的服务器上生成，并在“API 安全”页提交。",
    en: "Without one nothing can be exchanged. The provider makes the request (CSR) on its own server, and hands it in at API security.",
  },
  certificates: { zh: "商户 {mch_id} 的证书", en: "Certificates of merchant {mch_id}" },
  serial: { zh: "证书序列号", en: "Serial number" },
  state: { zh: "状态", en: "State" },
  until: { zh: "可用至", en: "Usable until" },
  issued: { zh: "生效", en: "From" },
  actions: { zh: "操作", en: "Actions" },
  retire: { zh: "提前停用", en: "Retire" },
  revoke: { zh: "吊销", en: "Revoke" },
  copied: { zh: "证书序列号", en: "serial number" },
  ends: { zh: "证书 {days} 天后到期，请尽快升级", en: "The certificate ends in {days} days: upgrade it" },
  past: { zh: "{count} 张已失效的证书", en: "{count} that no longer work" },
} as const;

export const timelineTexts = {
  now: { zh: "现在", en: "now" },
  fresh: { zh: "新证书", en: "New" },
  both: { zh: "两张证书都可用", en: "Both work" },
  until: { zh: "停用", en: "retired" },
  label: {
    zh: "新旧证书同时可用 {days} 天，至 {date}；之后只有新证书可用",
    en: "Both certificates work for {days} days, until {date}; then the new one alone",
  },
  atOnce: { zh: "旧证书立即停用，没有重叠期", en: "The old certificate is retired at once: no overlap" },
} as const;

export const newCertificateTexts = {
  issueTitle: { zh: "申请证书", en: "Apply for a certificate" },
  upgradeTitle: { zh: "升级证书", en: "Upgrade the certificate" },
  registerTitle: { zh: "登记已有证书", en: "Register a certificate" },
  make: { zh: "1. 在服务器上生成私钥和证书请求", en: "1. Make a key and a request on your server" },
  makeLead: {
    zh: "在保存私钥的机器上执行。第一个文件是私钥，不要发给任何人；第二个文件是证书请求。",
    en: "Run this where the key is to stay. The first file is the private key and goes to nobody; the second is the request.",
  },
  commands: { zh: "openssl 命令", en: "openssl commands" },
  csr: { zh: "证书请求（CSR）", en: "Certificate request (CSR)" },
  hand: { zh: "2. 提交证书请求", en: "2. Hand in the request" },
  csrHelp: { zh: "粘贴 PEM 内容，或选择文件", en: "Paste the PEM, or choose the file" },
  certificate: { zh: "证书", en: "Certificate" },
  certificateHelp: {
    zh: "粘贴 PEM 内容，或选择文件；中间证书请一并放入",
    en: "Paste the PEM, or choose the file, with the certificates between",
  },
  trusted: { zh: "运营方信任的证书机构", en: "Authorities that the operator trusts" },
  noneTrusted: {
    zh: "运营方尚未信任任何其他证书机构，请改用“申请证书”。",
    en: "The operator trusts no other authority yet: apply for a certificate instead.",
  },
  overlap: { zh: "3. 旧证书何时停用", en: "3. When the old one is retired" },
  overlapTwo: { zh: "2. 旧证书何时停用", en: "2. When the old one is retired" },
  retireAt: { zh: "停用日期", en: "Retired on" },
  retireHelp: {
    zh: "当天结束时停用，最长 30 天。请在此之前把所有服务器换成新证书。",
    en: "At the end of that day, 30 days at most. Have the new one on all servers by then.",
  },
  issue: { zh: "签发证书", en: "Issue the certificate" },
  registerVerb: { zh: "登记证书", en: "Register the certificate" },
  cancel: { zh: "取消", en: "Cancel" },
  done: { zh: "完成", en: "Done" },
  issuedLead: {
    zh: "证书已可用。请求中的 cert_serialno 填写：",
    en: "The certificate works. In requests, cert_serialno is:",
  },
  next: { zh: "接下来", en: "Next" },
  nextInstall: {
    zh: "把新私钥和上面的序列号配置到所有服务器",
    en: "Give all servers the new key and the serial number above",
  },
  nextOld: {
    zh: "旧证书到 {date} 停用，届时用它签名的请求返回 94009",
    en: "The old one is retired on {date}: requests signed with it then get 94009",
  },
  nextTry: {
    zh: "到“API 调试”发送一次请求，确认签名通过",
    en: "Send a request from the API explorer to see it accepted",
  },
} as const;

export const endTexts = {
  revokeTitle: { zh: "吊销证书 {serial}", en: "Revoke {serial}" },
  atOnce: {
    zh: "用这张证书签名的请求立即返回 94009，吊销无法撤回",
    en: "Requests signed with it get 94009 from now on; this cannot be taken back",
  },
  last: {
    zh: "这是商户 {mch_id} 唯一可用的证书：吊销后本主体 {apps} 个已绑定的小程序都无法换取实名信息，直到申请新证书",
    en: "It is the only one of merchant {mch_id} that works: your {apps} mini programs bound to it can exchange nothing until a new one is issued",
  },
  others: {
    zh: "商户 {mch_id} 还有 {count} 张可用证书；本主体 {apps} 个已绑定的小程序须改用它们",
    en: "{count} others of merchant {mch_id} go on working; your {apps} mini programs bound to it have to use them",
  },
  key: { zh: "它的私钥以后不能再用来申请证书", en: "Its key cannot be used for a certificate again" },
  revoked: { zh: "证书已吊销", en: "The certificate is revoked" },
  retireTitle: { zh: "提前停用证书 {serial}", en: "Retire {serial}" },
  retireNow: {
    zh: "原定 {date} 停用，改为现在：用它签名的请求立即返回 94009",
    en: "It would be retired on {date}: now requests signed with it get 94009 at once",
  },
  retired: { zh: "证书已停用", en: "The certificate is retired" },
} as const;

export const certificateTexts = {
  title: { zh: "商户证书", en: "Certificate" },
  lead: { zh: "商户号 {mch_id}", en: "Merchant {mch_id}" },
  request: { zh: "请求中的写法", en: "As a request needs it" },
  requestLead: {
    zh: "cert_serialno 必须与此完全一致：40 位、大写十六进制、保留前导零。",
    en: "cert_serialno is exactly this: 40 hex digits, upper case, leading zeros kept.",
  },
  others: {
    zh: "同一个号码的其他写法，不能用于请求",
    en: "The same number as other tools write it: not for requests",
  },
  form: { zh: "写法", en: "Form" },
  value: { zh: "值", en: "Value" },
  seenIn: { zh: "出现在", en: "Seen in" },
  decimal: { zh: "十进制", en: "Decimal" },
  colons: { zh: "冒号分隔", en: "With colons" },
  lowerCase: { zh: "小写", en: "Lower case" },
  withoutZeros: { zh: "缺少前导零", en: "Leading zeros lost" },
  decimalIn: { zh: "Java BigInteger、C#、Windows", en: "Java BigInteger, C#, Windows" },
  colonsIn: { zh: "openssl x509 -text、浏览器", en: "openssl x509 -text, browsers" },
  lowerCaseIn: { zh: "Go、PHP、Python 的 hex()", en: "Go, PHP, hex() of Python" },
  withoutZerosIn: { zh: "把它当作数字打印的程序", en: "programs that print it as a number" },
  facts: { zh: "证书信息", en: "Facts" },
  subject: { zh: "主体", en: "Subject" },
  issuer: { zh: "签发者", en: "Issuer" },
  from: { zh: "生效时间", en: "Valid from" },
  to: { zh: "到期时间", en: "Valid until" },
  retires: { zh: "停用时间", en: "Retired at" },
  revokedAt: { zh: "吊销时间", en: "Revoked at" },
  download: { zh: "下载证书", en: "Download the certificate" },
  downloadChain: { zh: "下载证书链", en: "Download the chain" },
} as const;
