/** What each field of an application is called, and what to write into it. By the names that the API has for them. */
export const fieldTexts = {
  legal_name: { zh: "业务方名称（主体名称）", en: "Applicant's legal name" },
  scenario: { zh: "使用该接口的场景和用途", en: "Scenario and purpose" },
  mini_program_name: { zh: "小程序名称", en: "Name of the mini program" },
  appid: { zh: "小程序 AppID", en: "AppID" },
  mch_id: { zh: "商户号", en: "Merchant number" },
  calls_per_day: { zh: "日均调用次数", en: "Calls a day" },
  users_per_day: { zh: "日均用户数", en: "Users a day" },
  peak_per_minute: { zh: "最高并发调用量（每分钟）", en: "Calls in the busiest minute" },
  average_per_minute: { zh: "平均每分钟调用量", en: "Calls in an average minute" },
  "product_contact.name": { zh: "姓名", en: "Name" },
  "product_contact.telephone": { zh: "电话", en: "Telephone" },
  "product_contact.email": { zh: "邮箱", en: "E-mail" },
  "development_contact.name": { zh: "姓名", en: "Name" },
  "development_contact.telephone": { zh: "电话", en: "Telephone" },
  "development_contact.email": { zh: "邮箱", en: "E-mail" },
  "platform_contact.name": { zh: "姓名", en: "Name" },
  "platform_contact.email": { zh: "邮箱", en: "E-mail" },
  "legal_ground.law": { zh: "法律或政策", en: "Law or policy" },
  "legal_ground.article": { zh: "条款", en: "Article" },
  "storage.where": { zh: "存储地点", en: "Where it is kept" },
  "storage.how": { zh: "保护方式", en: "How it is protected" },
  "assessment.necessity": { zh: "必要性", en: "Necessity" },
  "assessment.risk": { zh: "对个人权益的影响和风险", en: "Risk to the person" },
  "assessment.measures": { zh: "保护措施", en: "Measures" },
  ends_at: { zh: "申请的截止日期", en: "Asked for until" },
} as const;

export type FieldName = keyof typeof fieldTexts;

export const groupTexts = {
  product_contact: { zh: "产品联系人", en: "Product contact" },
  development_contact: { zh: "开发联系人", en: "Development contact" },
  platform_contact: { zh: "平台方接口人", en: "Contact at the platform" },
  legal_ground: { zh: "合规依据", en: "Legal ground" },
  storage: { zh: "存储与保护", en: "Storage and protection" },
  assessment: { zh: "个人信息保护影响评估", en: "Impact assessment" },
} as const;

export const useWords = {
  category: { zh: "服务类目", en: "Category" },
  purpose: { zh: "用途", en: "Purpose" },
  legal_basis: { zh: "法律依据", en: "Legal basis" },
  retention: { zh: "保存期限", en: "Kept for" },
  necessity: { zh: "必要性和对个人的影响", en: "Necessity, and what it means for the person" },
  items: { zh: "索取的信息项", en: "What is asked for" },
} as const;

/** The numbers that the form has for its items. */
export const itemNumbers: Readonly<Partial<Record<string, number>>> = {
  ...{ legal_name: 1, scenario: 2, mini_program_name: 3, appid: 3, mch_id: 4 },
  ...{ calls_per_day: 5, users_per_day: 5, peak_per_minute: 6, average_per_minute: 7 },
  ...{ product_contact: 8, development_contact: 9, platform_contact: 10 },
};
