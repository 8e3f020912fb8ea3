export const texts = {
  title: { zh: "商户证书", en: "Certificates" },
  lead: {
    zh: "全部商户的证书，先到期的在前。签发、登记和吊销在商户页面办理。",
    en: "Certificates of all merchants, those that end first in front. They are issued, registered and revoked on the merchant's page.",
  },
  search: { zh: "序列号的任意部分、商户号", en: "A part of the serial number, or a merchant" },
  serial: { zh: "证书序列号", en: "Serial number" },
  merchant: { zh: "商户", en: "Merchant" },
  state: { zh: "状态", en: "State" },
  from: { zh: "生效", en: "From" },
  until: { zh: "有效期至", en: "Valid until" },
  none: { zh: "还没有证书", en: "No certificate yet" },
  noneLead: { zh: "在商户页面签发或登记第一张", en: "Issue or register the first on a merchant's page" },
} as const;
