/** The invented world of the sandbox, apart from its people. */
import type { ApprovedUse, Category, Organisation } from "@shiming/core";

export const HOST = { issuer: "sandbox-host", kid: "sandbox-host-1" } as const;

export type SeedOrganisation = Omit<Organisation, "id" | "createdAt">;

/** Their codes are right, and of an administrative division that there is not. */
export const ORGANISATIONS = {
  city: {
    legalName: "示例市政务服务数据管理局",
    socialCreditCode: "11990000MB0000001M",
    subjectType: "government_body",
    citizenContact: "0000-12345，示例市人民路 1 号",
  },
  hospital: {
    legalName: "示例市第一人民医院",
    socialCreditCode: "12990000MB0000002M",
    subjectType: "public_medical_institution",
    citizenContact: "0000-67890",
  },
  fund: {
    legalName: "示例市住房公积金管理中心",
    socialCreditCode: "12990000MB0000003Q",
    subjectType: "public_institution",
    citizenContact: "0000-12329",
  },
  school: {
    legalName: "示例职业技术大学",
    socialCreditCode: "12990000MB0000004U",
    subjectType: "public_school",
    citizenContact: "0000-88001",
  },
  courier: {
    legalName: "示例快运有限公司",
    socialCreditCode: "91990000MB0000005R",
    subjectType: "licensed_company",
    citizenContact: "0000-95011",
  },
} as const satisfies Readonly<Record<string, SeedOrganisation>>;

export type OrganisationName = keyof typeof ORGANISATIONS;

export interface SeedMerchant {
  readonly mchId: string;
  readonly organisation: OrganisationName;
  readonly keyBits: 2048 | 4096;
}

export const MERCHANTS: readonly SeedMerchant[] = [
  { mchId: "1900000109", organisation: "city", keyBits: 2048 },
  { mchId: "1900000208", organisation: "hospital", keyBits: 4096 },
];

const memo: Category = { first: { id: 1, name: "工具" }, second: { id: 2, name: "备忘录" } };
const socialSecurity: Category = {
  first: { id: 99, name: "政务", english: "Government" },
  second: { id: 904, name: "社会保障", english: "Social security" },
};
const services: Category = {
  first: { id: 99, name: "政务", english: "Government" },
  second: { id: 901, name: "政务服务", english: "Government services" },
};
const university: Category = {
  first: { id: 3, name: "教育" },
  second: { id: 4, name: "学历教育" },
  third: { id: 5, name: "高等" },
};

export interface SeedApp {
  readonly appid: string;
  readonly name: string;
  /** In `logos/`. */
  readonly logoFile?: string;
  readonly organisation: OrganisationName;
  readonly categories: readonly Category[];
  readonly approvedUses: readonly ApprovedUse[];
  /** The first is the one that `sandbox.json` names. */
  readonly boundTo: readonly string[];
}

export const APPS: readonly SeedApp[] = [
  {
    appid: "wx1a2b3c4d5e6f7081",
    name: "城市服务",
    logoFile: "city-service.png",
    organisation: "city",
    categories: [memo, socialSecurity, university, services],
    approvedUses: [
      {
        category: socialSecurity,
        // Some of its services have name and number already, and are told whether they are right: 退休资格认证.
        items: [
          { item: "real_name", required: true },
          { item: "credential_id", required: true },
          { item: "verification", required: true },
        ],
        purpose: "查询和办理本人的社会保险、公积金和预约挂号业务",
        legalBasis: "《社会保险经办条例》，以及公积金业务和预约诊疗的实名规定",
        retention: "业务办结后 30 日内删除",
        english: {
          purpose: "To look up and handle your own social insurance, housing fund and hospital appointments",
          legalBasis:
            "Regulations on the Handling of Social Insurance; real-name rules of the housing fund and of appointments",
          retention: "Deleted within 30 days after the matter is closed",
        },
      },
      {
        category: university,
        purpose: "核验本人的学籍和学历",
        legalBasis: "《普通高等学校学生管理规定》要求实名查询",
        retention: "查询完成后即时删除",
      },
      {
        category: services,
        items: [{ item: "real_name", required: true }],
        purpose: "办理市民读者证",
        legalBasis: "《公共图书馆法》和本馆的读者证办法：读者证实名办理",
        retention: "持证期间；撤回授权后立即删除",
        english: {
          purpose: "To issue your library card",
          legalBasis: "Public Libraries Law; rules of the city library: cards are issued in a reader's name",
          retention: "For as long as you hold the card; deleted at once when you withdraw",
        },
      },
    ],
    boundTo: ["1900000109", "1900000208"],
  },
  {
    appid: "wx2b3c4d5e6f708192",
    name: "未获批的小程序",
    organisation: "hospital",
    categories: [memo],
    approvedUses: [],
    boundTo: ["1900000208"],
  },
  {
    appid: "wx3c4d5e6f708192a3",
    name: "未绑定商户的小程序",
    organisation: "city",
    categories: [socialSecurity],
    approvedUses: [
      {
        category: socialSecurity,
        purpose: "查询本人的社会保险缴费记录",
        legalBasis: "《社会保险经办条例》要求核验参保人身份",
        retention: "查询完成后即时删除",
      },
    ],
    boundTo: [],
  },
];
