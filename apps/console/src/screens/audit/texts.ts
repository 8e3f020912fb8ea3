export const texts = {
  title: { zh: "审计日志", en: "Audit" },
  lead: {
    zh: "平台上发生过的每一件事，只增不改；不含姓名、证件号码和任何密钥。",
    en: "Everything that happened here. Entries are added and never changed; none has a name, an ID number or a secret.",
  },
  seq: { zh: "序号", en: "No." },
  time: { zh: "时间", en: "Time" },
  kind: { zh: "类型", en: "Kind" },
  told: { zh: "内容", en: "What" },
  actor: { zh: "操作者", en: "By" },
  done: { zh: "所做的事", en: "What was done" },
  details: { zh: "详情", en: "Details" },
  allKinds: { zh: "全部类型", en: "All kinds" },
  action: { zh: "操作", en: "Action" },
  allActions: { zh: "全部操作", en: "All actions" },
  search: { zh: "小程序 appid 或商户号", en: "Appid or merchant number" },
  from: { zh: "起始日期", en: "From" },
  to: { zh: "截止日期", en: "To" },
  byPerson: { zh: "按人查询", en: "By person" },
  none: { zh: "没有符合条件的记录", en: "No entry is like that" },
  noneYet: { zh: "这一段没有符合条件的记录", en: "None in this part" },
  goOn: {
    zh: "已查找至 {time}，点击“下一页”继续向前查找",
    en: "Searched back to {time}; “Next page” goes on from there",
  },
  export: { zh: "导出", en: "Export" },
  close: { zh: "关闭", en: "Close" },
  entry: { zh: "第 {seq} 条记录", en: "Entry {seq}" },
  digest: { zh: "摘要（SHA-256）", en: "Digest (SHA-256)" },
  of: { zh: "共 {entries} 条", en: "of {entries}" },
} as const;

export const personTexts = {
  title: { zh: "按人查询", en: "Search by person" },
  recorded: {
    zh: "按人查询会先记入审计：谁在何时查阅了哪个账户。",
    en: "Looking up a person is recorded first: who looked at which account, and when.",
  },
  host: { zh: "宿主", en: "Host" },
  userId: { zh: "用户 ID", en: "User id" },
  userIdHelp: { zh: "宿主分配的用户标识，不是姓名", en: "The host's id of the user, not a name" },
  search: { zh: "查询", en: "Search" },
  cancel: { zh: "取消", en: "Cancel" },
  shown: { zh: "仅显示用户 {userId} 的记录", en: "Entries about user {userId}" },
  clear: { zh: "取消按人查询", en: "Show everybody's" },
} as const;

export const exportTexts = {
  title: { zh: "导出审计", en: "Export the audit" },
  lead: {
    zh: "按当前筛选条件导出，最早的在前。",
    en: "What the filters select, the oldest first.",
  },
  format: { zh: "格式", en: "Format" },
  csv: { zh: "CSV（电子表格）", en: "CSV, for spreadsheets" },
  ndjson: { zh: "NDJSON（程序）", en: "NDJSON, for programs" },
  start: { zh: "开始导出", en: "Export" },
  stop: { zh: "停止", en: "Stop" },
  running: { zh: "已导出 {count} 条…", en: "{count} entries so far…" },
  done: { zh: "已导出 {count} 条", en: "{count} entries exported" },
  cancel: { zh: "取消", en: "Cancel" },
} as const;

/** Of every look at the whole audit. */
export const lookTexts = {
  ended: { zh: "完成时间", en: "Finished" },
  more: { zh: "其余未列出", en: "The others are not listed" },
} as const;

export const verifyTexts = {
  title: { zh: "完整性校验", en: "Integrity" },
  lead: {
    zh: "逐条重算日志的默克尔树，与签名的链头核对，指出被改动、删除、添加、截去或重写的记录。",
    en: "Builds the log's tree anew from every entry, compares it with the signed heads, and names what was changed, removed, added, cut off or rewritten.",
  },
  start: { zh: "校验全部", en: "Verify all" },
  again: { zh: "重新校验", en: "Verify again" },
  never: { zh: "本次启动后尚未校验", en: "Not verified since the platform was started" },
  running: { zh: "正在校验：{looked} / {entries} 条", en: "Verifying: {looked} of {entries} entries" },
  progress: { zh: "校验进度", en: "How far it is" },
  failed: { zh: "校验没有完成，原因见日志", en: "It could not be done; the log says why" },
  good: {
    zh: "完整：{entries} 条记录、{heads} 个签名链头，没有问题",
    en: "Whole: {entries} entries and {heads} signed heads without a problem",
  },
  bad: { zh: "发现 {count} 个问题", en: "{count} problems found" },
  givenUp: {
    zh: "第 {seq} 至 {last} 条在接受较旧数据时放弃",
    en: "Entries {seq} to {last} were given up when older data was accepted",
  },
} as const;

export const problemTexts = {
  changed: { zh: "第 {place} 条被改动过", en: "Entry {place} was changed" },
  missing: { zh: "第 {place} 条缺失", en: "Entry {place} is missing" },
  added: {
    zh: "第 {place} 条是添加的：没有这个编号",
    en: "Entry {place} was added: there is no such number",
  },
  cut: { zh: "第 {place} 条被截去", en: "Entry {place} was cut off" },
  rewritten: {
    zh: "第 {place} 条（全部或部分）被重写过",
    en: "Of entries {place} some or all were rewritten",
  },
  forked: {
    zh: "到第 {place} 条为止，另有一份不同的审计被签名过",
    en: "Another audit was signed up to entry {place}",
  },
  head_forged: { zh: "第 {place} 条的链头签名不对", en: "The head at {place} has a wrong signature" },
} as const;

export const compareTexts = {
  title: { zh: "登记核对", en: "Registers" },
  lead: {
    zh: "由审计重算证书、绑定、宿主密钥、成员等登记内容，指出没有记录能说明来历的改动。",
    en: "Works out from the audit what the registers have to say of certificates, bindings, host keys and members, and names what no entry explains.",
  },
  start: { zh: "核对全部", en: "Compare all" },
  again: { zh: "重新核对", en: "Compare again" },
  never: { zh: "本次启动后尚未核对", en: "Not compared since the platform was started" },
  running: { zh: "正在核对：{looked} / {entries} 条", en: "Comparing: {looked} of {entries} entries" },
  progress: { zh: "核对进度", en: "How far it is" },
  failed: { zh: "核对没有完成，原因见日志", en: "It could not be done; the log says why" },
  good: {
    zh: "相符：{rows} 行登记的来历在 {entries} 条记录中都能找到",
    en: "In agreement: {entries} entries explain all {rows} rows",
  },
  bad: { zh: "发现 {count} 处不符", en: "{count} differences found" },
} as const;

/** What an entry has besides, by the names of the API. */
export const fieldTexts = {
  appid: { zh: "小程序 appid", en: "Appid" },
  mch_id: { zh: "商户号", en: "Merchant number" },
  cert_serialno: { zh: "证书序列号", en: "Certificate serial number" },
  consent_id: { zh: "授权编号", en: "Consent" },
  reason: { zh: "原因", en: "Reason" },
  times: { zh: "次数", en: "Times" },
  actor: { zh: "操作者代号", en: "Code of who did it" },
  action: { zh: "操作代号", en: "Code of what was done" },
  subject: { zh: "对象", en: "About" },
  rows: { zh: "登记变动", en: "Rows of registers" },
  request_id: { zh: "请求编号", en: "Request id" },
  fingerprint: { zh: "请求指纹", en: "Fingerprint of the request" },
  notice_digest: { zh: "告知文本摘要", en: "Digest of the notice" },
  items: { zh: "信息项", en: "Items" },
  issuer: { zh: "宿主", en: "Host" },
  file_digest: { zh: "文件摘要", en: "Digest of the file" },
  first_line: { zh: "起始行", en: "First line" },
  last_line: { zh: "结束行", en: "Last line" },
  added: { zh: "新增", en: "Added" },
  changed: { zh: "更改", en: "Changed" },
  bad: { zh: "有误", en: "Bad" },
  keys: { zh: "密钥", en: "Keys" },
  lost: { zh: "放弃的部分", en: "Given up" },
  voided: { zh: "作废的内容", en: "Voided" },
} as const;
