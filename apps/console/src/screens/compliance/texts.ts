export const texts = {
  title: { zh: "合规材料包", en: "Compliance pack" },
  lead: {
    zh: "把一个时段的审计所需导出为一个带签名的 ZIP，交给审计员或主管部门；不含任何人的姓名、号码和用户 ID。每次导出都记入审计。",
    en: "What an audit of a period asks for, in one signed ZIP for the auditor or the authority, without any person's name, number or user id. Each pack is recorded in the audit.",
  },
  period: { zh: "时段", en: "Period" },
  from: { zh: "起始日期", en: "From" },
  to: { zh: "截止日期", en: "To" },
  samples: { zh: "抽样条数", en: "Samples" },
  samplesHelp: { zh: "0 至 1000 条日志记录，每条附证明", en: "0 to 1000 entries of the log, each proven" },
  seed: { zh: "抽样种子", en: "Seed" },
  seedHelp: {
    zh: "由审计员指定的字母和数字；留空则用时段结束时日志的树根，谁也不能挑选",
    en: "Letters and digits that the auditor names; left empty, the log's root draws, which nobody can choose",
  },
  export: { zh: "导出", en: "Export" },
  running: { zh: "正在生成，记录多时需要几分钟…", en: "It is being made; many entries take some minutes…" },
  done: { zh: "已导出 {name}", en: "{name} is saved" },
  contents: { zh: "包内有什么", en: "What is in it" },
  verify: { zh: "如何核验", en: "How it is verified" },
  verifyLead: {
    zh: "在另一台机器上，无需数据和网络。audit.pub 须从别处得到，例如以前保存的。",
    en: "On another machine, without data or network. audit.pub has to come from elsewhere, such as an earlier visit.",
  },
  withCommand: { zh: "用 shiming 核验", en: "By shiming" },
  withOpenssl: { zh: "解压后用 openssl 核验", en: "By openssl, in the unpacked pack" },
} as const;

export const contentTexts = {
  counts: { zh: "统计", en: "Counts" },
  countsText: {
    zh: "按月：各小程序的授权、提供、核验、撤回、拒绝、投诉；人员操作；接口返回码",
    en: "By month: consents, releases, verifications, withdrawals, refusals and complaints of each mini program; what staff did; answers to calls",
  },
  registers: { zh: "登记", en: "Registers" },
  registersText: {
    zh: "处理记录、接收方、影响评估、获准用途、主体、商户与证书、宿主、工作人员角色、投诉期限、保存期限与法律保留、平台密钥指纹",
    en: "Records of processing, recipients, impact assessments, approved uses, organisations, merchants and certificates, hosts, roles of staff, complaints, retention and holds, keys by fingerprint",
  },
  log: { zh: "日志", en: "Log" },
  logText: {
    zh: "时段前、时段末和最新的检查点，前后一致的证明，见证人联署，公钥",
    en: "Checkpoints before the period, at its end and now, that each goes on from the one before, witnesses, the key",
  },
  samples: { zh: "抽样与回执", en: "Samples and receipts" },
  samplesText: {
    zh: "由种子抽出的记录，每条都证明在日志中；所涉授权的部分回执，隐去本人",
    en: "Entries that the seed draws, each proven to be in the log; receipts of some of their consents, without whose they are",
  },
  manifest: { zh: "清单与签名", en: "Manifest and signature" },
  manifestText: {
    zh: "每个文件的 SHA-256，由日志的密钥签名；中英文说明和核验脚本",
    en: "SHA-256 of each file, signed by the key of the log; how to read it in Chinese and English, and a script that checks it",
  },
} as const;
