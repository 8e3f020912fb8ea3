export const texts = {
  title: { zh: "登记主体", en: "Register an organisation" },
  lead: {
    zh: "小程序、商户号和证书都归属于主体。请按登记证照填写，你将成为该主体的所有者。",
    en: "Mini programs, merchants and certificates belong to one. Write it as it is registered; you become its owner.",
  },
  name: { zh: "主体名称", en: "Legal name" },
  nameHelp: { zh: "与登记证照上的名称一致", en: "As it is registered" },
  code: { zh: "统一社会信用代码", en: "Unified social credit code" },
  codeHelp: { zh: "18 位，字母大写", en: "18 characters" },
  type: { zh: "主体类型", en: "Kind of organisation" },
  contact: { zh: "群众联系方式", en: "Contact for citizens" },
  contactHelp: { zh: "显示在授权页上，供群众咨询", en: "Shown on the consent sheet" },
  create: { zh: "登记", en: "Register" },
} as const;
