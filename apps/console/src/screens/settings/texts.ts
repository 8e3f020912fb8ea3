export const texts = {
  title: { zh: "平台设置", en: "Settings" },
  lead: {
    zh: "启动时确定的设置只能查看，旁边写有设置名；理由模板、处理期限和节假日安排随时可以修改。",
    en: "What is set at the start is shown with its setting's name; templates of reasons, deadlines and the calendar can be changed at any time.",
  },
  operator: { zh: "运营方", en: "Operator" },
  name: { zh: "名称", en: "Name" },
  contact: { zh: "联系方式", en: "Contact" },
  privacy: { zh: "隐私政策", en: "Privacy policy" },
  logo: { zh: "标志", en: "Logo" },
  has: { zh: "已设置", en: "Set" },
  none: { zh: "未设置", en: "Not set" },
  review: { zh: "审核", en: "Reviews" },
  reasons: { zh: "理由模板", en: "Templates of reasons" },
  reasonsLead: { zh: "审核人员写给申请方的常用答复", en: "What reviewers often write to applicants" },
  deadlines: { zh: "处理期限", en: "Deadlines" },
  deadlinesLead: { zh: "每一步由谁在几个工作日内办完", en: "Who has how many working days for each step" },
  holidays: { zh: "节假日安排", en: "Holidays" },
  holidaysLead: {
    zh: "放假和调休，决定哪些天是工作日",
    en: "Days off and days made up for: what counts as a working day",
  },
  fourEyes: { zh: "批准须另一人复核", en: "Approvals need another's confirmation" },
  yes: { zh: "是", en: "Yes" },
  no: { zh: "否", en: "No" },
  addresses: { zh: "地址", en: "Addresses" },
  platform: { zh: "平台", en: "Platform" },
  sheet: { zh: "授权页", en: "Consent sheet" },
  console: { zh: "控制台", en: "Console" },
  mail: { zh: "平台邮箱", en: "Mail address" },
  adapters: { zh: "适配器", en: "Adapters" },
  variables: { zh: "启动设置", en: "Settings of the start" },
  variablesLead: {
    zh: "更改后须重新启动平台。密钥类设置只显示是否已设置。",
    en: "A change needs a new start. Of secrets only whether they are set is shown.",
  },
  setting: { zh: "设置名", en: "Setting" },
  meaning: { zh: "含义", en: "Meaning" },
  value: { zh: "当前值", en: "Value" },
  isDefault: { zh: "默认", en: "Default" },
  secret: { zh: "已设置（不显示）", en: "Set, not shown" },
} as const;

export const deadlineTexts = {
  title: { zh: "处理期限", en: "Deadlines" },
  lead: { zh: "按工作日计算，到当天结束为止。", en: "In working days, to the end of the last one." },
  set: { zh: "修改期限", en: "Change deadlines" },
  later: {
    zh: "此后开始的步骤按新期限计算，正在进行的不变。",
    en: "For steps that begin from now on; those under way keep theirs.",
  },
  step: { zh: "步骤", en: "Step" },
  whose: { zh: "处理方", en: "Whose move" },
  days: { zh: "工作日", en: "Working days" },
  usual: { zh: "默认", en: "Usual" },
  applicant: { zh: "申请方", en: "Applicant" },
  staff: { zh: "平台", en: "Platform" },
  help: { zh: "由{whose}处理，默认 {days} 个工作日", en: "{whose}; usually {days} working days" },
  range: { zh: "请填写 1 至 90 的整数", en: "A whole number from 1 to 90" },
  save: { zh: "保存", en: "Save" },
  done: { zh: "期限已修改", en: "The deadlines are changed" },
} as const;

export const stepTexts = {
  submitted: { zh: "审核申请表", en: "Review of the form" },
  needs_information: { zh: "补充材料", en: "More information" },
  entrance_opened: { zh: "填写接口申请", en: "Filling in the permission" },
  permission_submitted: { zh: "审核接口申请", en: "Review of the permission" },
  permission_needs_information: { zh: "补充接口材料", en: "More information on the permission" },
} as const;

export const adapterTexts = {
  database: { zh: "数据库", en: "Database" },
  keys: { zh: "密钥保管", en: "Keys" },
  identities: { zh: "实名数据来源", en: "Identities" },
  payment_passwords: { zh: "支付密码校验", en: "Payment passwords" },
  certificates: { zh: "证书签发", en: "Certificates" },
  mail_out: { zh: "发信", en: "Mail out" },
  mail_in: { zh: "收信", en: "Mail in" },
  single_sign_on: { zh: "单点登录", en: "Single sign-on" },
  file_scan: { zh: "文件扫描", en: "Scan of files" },
} as const;

/** What an adapter is called, where its name is no product's. */
export const adapterNames = {
  files: { zh: "密钥文件夹", en: "Files in the folder of keys" },
  kms: { zh: "密钥文件夹，由 KMS 包裹", en: "Files in the folder of keys, wrapped by a KMS" },
  stored: { zh: "平台账户（密封存储）", en: "Accounts of the platform, sealed" },
  own: { zh: "平台自有机构", en: "The platform's own authority" },
  folder: { zh: "本机文件夹（沙箱）", en: "A folder of this machine (sandbox)" },
  command: { zh: "扫描命令", en: "A command" },
} as const;

export const calendarTexts = {
  title: { zh: "节假日安排", en: "Calendar" },
  lead: {
    zh: "期限按工作日计算：周一至周五，另按下列节假日和调休调整。",
    en: "Deadlines count working days: Monday to Friday, with these holidays and worked weekends.",
  },
  year: { zh: "年份", en: "Year" },
  holidays: { zh: "放假", en: "Holidays" },
  workdays: { zh: "调休上班", en: "Weekends that are worked" },
  none: { zh: "还没有节假日安排", en: "No holidays are known" },
  import: { zh: "导入一年的安排", en: "Import a year" },
  paste: { zh: "每行一天：日期,holiday 或 workday", en: "A line a day: date,holiday or workday" },
  pasteHelp: {
    zh: "例如 2027-10-01,holiday；一次导入一年，取代该年已有的安排",
    en: "2027-10-01,holiday; one year at a time, in place of what is known of it",
  },
  badLine: { zh: "第 {line} 行看不懂：{text}", en: "Line {line} cannot be read: {text}" },
  otherYear: { zh: "第 {line} 行不是 {year} 年", en: "Line {line} is not of {year}" },
  both: {
    zh: "第 {line} 行：{text} 既写作放假，又写作上班",
    en: "Line {line}: {text} is said to be both a holiday and a workday",
  },
  empty: { zh: "没有任何一天", en: "There is no day in it" },
  preview: {
    zh: "{year} 年：{holidays} 天放假，{workdays} 天调休上班",
    en: "{year}: {holidays} holidays, {workdays} worked weekends",
  },
  replaces: {
    zh: "取代 {year} 年已有的 {count} 天安排",
    en: "In place of the {count} days that are known of {year}",
  },
  later: {
    zh: "此后产生的期限按新安排计算，已定的期限不变",
    en: "Deadlines from now on are counted by it; those that are set stay",
  },
  verb: { zh: "导入", en: "Import" },
  done: { zh: "{year} 年的安排已导入", en: "The calendar of {year} is imported" },
  cancel: { zh: "取消", en: "Cancel" },
} as const;
