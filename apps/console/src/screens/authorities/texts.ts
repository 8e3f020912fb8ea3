export const texts = {
  title: { zh: "证书颁发机构", en: "Certificate authorities" },
  lead: {
    zh: "平台自己的签发机构，以及运营方信任的外部机构。",
    en: "The platform's own issuers, and the others that the operator trusts.",
  },
  own: { zh: "平台签发机构", en: "The platform's issuers" },
  ownLead: {
    zh: "为商户签发证书。轮换、吊销签发机构需要根密钥，只能在服务器上用命令完成：",
    en: "They issue merchants' certificates. To rotate or revoke one takes the root's key, by a command on the server:",
  },
  name: { zh: "名称", en: "Name" },
  subject: { zh: "证书主体", en: "Subject" },
  kind: { zh: "用途", en: "What it does" },
  until: { zh: "有效期至", en: "Valid until" },
  files: { zh: "证书与吊销列表", en: "Certificate and CRL" },
  certificate: { zh: "证书", en: "Certificate" },
  crl: { zh: "吊销列表", en: "CRL" },
  trusted: { zh: "信任的外部机构", en: "Trusted authorities" },
  trustedLead: {
    zh: "商户可以登记这些机构签发的证书。增加和移除须双人复核。",
    en: "Merchants may register certificates of theirs. To add or remove one takes four eyes.",
  },
  none: { zh: "没有信任的外部机构", en: "No authority is trusted" },
  noneLead: {
    zh: "商户目前只能使用平台签发的证书",
    en: "Merchants use the platform's own certificates alone",
  },
  add: { zh: "增加机构", en: "Add an authority" },
  addLead: {
    zh: "请核对证书指纹：信任之后，该机构签发的任何商户证书都可以登记。",
    en: "Compare its fingerprint: whatever it has issued to a merchant can be registered then.",
  },
  pem: { zh: "机构证书", en: "Its certificate" },
  pemHelp: { zh: "PEM 或 DER，只含一张", en: "PEM or DER, one alone" },
  submit: { zh: "提交", en: "Propose it" },
  added: { zh: "已信任该机构", en: "It is trusted" },
  addedAt: { zh: "增加时间", en: "Added" },
  crlNext: { zh: "吊销列表须更新于", en: "CRL to be renewed by" },
  noCrl: { zh: "未提供", en: "None given" },
  actions: { zh: "操作", en: "Actions" },
  setCrl: { zh: "更新吊销列表", en: "Renew the CRL" },
  crlLead: {
    zh: "列表中已登记的商户证书立即吊销，用它们签名的请求随即被拒绝。",
    en: "Merchants' certificates that are on it are revoked at once: requests signed by them are refused.",
  },
  list: { zh: "吊销列表", en: "List of revoked certificates" },
  listHelp: { zh: "PEM 或 DER，由该机构签名", en: "PEM or DER, signed by the authority" },
  save: { zh: "更新", en: "Renew it" },
  crlSet: {
    zh: "吊销列表已更新，吊销了 {count} 张证书",
    en: "The list is renewed; {count} certificates were revoked",
  },
  remove: { zh: "不再信任", en: "Trust it no more" },
  removeTitle: { zh: "不再信任 {subject}", en: "Trust {subject} no more" },
  removeNew: { zh: "其证书不能再登记", en: "Its certificates cannot be registered any more" },
  removeOld: {
    zh: "已登记的证书继续有效，需要时逐张吊销",
    en: "Those that are registered go on working, and are revoked one by one",
  },
  another: { zh: "须由另一位工作人员确认才会生效", en: "Another of the staff has to confirm it" },
  removed: { zh: "已不再信任", en: "It is trusted no more" },
} as const;

export const kindTexts = {
  issues: { zh: "正在签发", en: "Issues now" },
  issued: { zh: "以往签发", en: "Has issued" },
  root: { zh: "根", en: "Root" },
} as const;
