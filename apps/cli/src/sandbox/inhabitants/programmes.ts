/** What the other service providers of the sandbox's world offer, and what they ask real names for. */
import type { Category } from "@shiming/core";
import type { OrganisationName } from "../world.ts";

export interface Programme {
  readonly appid: string;
  readonly name: string;
  readonly organisation: OrganisationName;
  readonly mchId: string;
  readonly category: Category;
  readonly scenario: string;
  readonly purpose: string;
  readonly law: string;
  readonly article: string;
  readonly retention: string;
  readonly callsPerDay: number;
}

const housingFund: Category = {
  first: { id: 99, name: "政务", english: "Government" },
  second: { id: 905, name: "住房公积金", english: "Housing provident fund" },
};
const hospital: Category = {
  first: { id: 20, name: "医疗", english: "Medical care" },
  second: { id: 201, name: "公立医疗机构", english: "Public medical institutions" },
};
const higherEducation: Category = {
  first: { id: 3, name: "教育", english: "Education" },
  second: { id: 4, name: "学历教育", english: "Academic education" },
  third: { id: 5, name: "高等", english: "Higher education" },
};
const couriers: Category = {
  first: { id: 60, name: "物流", english: "Logistics" },
  second: { id: 601, name: "快递", english: "Couriers" },
};

const FUND = {
  organisation: "fund",
  mchId: "1900000307",
  category: housingFund,
  law: "《住房公积金管理条例》",
  retention: "业务办结后 30 日内删除",
} as const;
const HOSPITAL = {
  organisation: "hospital",
  mchId: "1900000208",
  category: hospital,
  law: "《医疗机构管理条例》",
  retention: "就诊结束后 90 日内删除",
} as const;
const SCHOOL = {
  organisation: "school",
  mchId: "1900000505",
  category: higherEducation,
  law: "《普通高等学校学生管理规定》",
  retention: "核验完成后即时删除",
} as const;
const COURIER = {
  organisation: "courier",
  mchId: "1900000604",
  category: couriers,
  law: "《快递暂行条例》",
  retention: "寄递完成后 180 日删除",
} as const;

export const PROGRAMMES = {
  fundAccount: {
    ...FUND,
    appid: "wx4d5e6f708192a3b4",
    name: "公积金随身查",
    scenario: "职工登录后查询本人住房公积金账户的缴存和余额，登录时核验真实身份",
    purpose: "查询本人的住房公积金缴存和余额",
    article: "第三十四条",
    callsPerDay: 4200,
  },
  fundLoan: {
    ...FUND,
    appid: "wx5e6f708192a3b4c5",
    name: "公积金贷款通",
    scenario: "职工在线提交公积金贷款申请，提交前核验申请人的真实身份",
    purpose: "办理本人的住房公积金贷款申请",
    article: "第二十六条",
    callsPerDay: 800,
  },
  appointments: {
    ...HOSPITAL,
    appid: "wx6f708192a3b4c5d6",
    name: "一院预约挂号",
    scenario: "患者首次挂号时核验真实身份，建立本人的电子就诊卡",
    purpose: "为本人建立电子就诊卡并预约挂号",
    article: "第二十五条",
    callsPerDay: 2600,
  },
  healthRecord: {
    ...HOSPITAL,
    appid: "wx708192a3b4c5d6e7",
    name: "一院健康档案",
    scenario: "患者查阅本人的检查检验报告和健康档案，查阅前核验真实身份",
    purpose: "查阅本人的检查检验报告和健康档案",
    article: "第二十五条",
    callsPerDay: 900,
  },
  diploma: {
    ...SCHOOL,
    appid: "wx8192a3b4c5d6e7f8",
    name: "学历在线核验",
    scenario: "毕业生在线核验本人的学历学位信息，核验前确认真实身份",
    purpose: "核验本人的学历和学位信息",
    article: "第三十四条",
    callsPerDay: 1500,
  },
  careers: {
    ...SCHOOL,
    appid: "wx92a3b4c5d6e7f809",
    name: "毕业生就业服务",
    scenario: "毕业生办理就业登记和档案转递，办理前核验真实身份",
    purpose: "办理本人的就业登记和档案转递",
    article: "第三十七条",
    callsPerDay: 600,
  },
  grants: {
    ...SCHOOL,
    appid: "wxa3b4c5d6e7f8091a",
    name: "奖助学金申请",
    scenario: "学生在线申请国家奖助学金，提交前核验申请人的真实身份",
    purpose: "申请本人的国家奖助学金",
    article: "第六条",
    callsPerDay: 700,
  },
  campusCard: {
    ...SCHOOL,
    appid: "wxb4c5d6e7f8091a2b",
    name: "校园一卡通",
    scenario: "新生开通校园一卡通时核验真实身份，绑定本人的校园卡账户",
    purpose: "开通本人的校园卡账户",
    article: "第八条",
    callsPerDay: 1800,
  },
  sending: {
    ...COURIER,
    appid: "wxc5d6e7f8091a2b3c",
    name: "快运实名寄件",
    scenario: "寄件人首次下单时核验真实身份，落实寄递实名收寄制度",
    purpose: "核验寄件人身份以完成实名收寄",
    article: "第二十二条",
    callsPerDay: 6800,
  },
  riders: {
    ...COURIER,
    appid: "wxd6e7f8091a2b3c4d",
    name: "快运骑手注册",
    scenario: "骑手注册时核验本人的真实身份，防止冒用他人身份接单",
    purpose: "核验骑手本人的身份",
    article: "第十九条",
    callsPerDay: 500,
  },
  localDelivery: {
    ...COURIER,
    appid: "wxe7f8091a2b3c4d5e",
    name: "快运同城急送",
    scenario: "同城急送寄件人下单时核验真实身份，落实寄递实名收寄制度",
    purpose: "核验同城急送寄件人的身份",
    article: "第二十二条",
    callsPerDay: 3200,
  },
  pointsShop: {
    ...COURIER,
    appid: "wxf8091a2b3c4d5e6f",
    name: "快运积分商城",
    scenario: "用户在积分商城兑换礼品时希望核验本人身份，减少重复领取",
    purpose: "核验兑换礼品的用户身份",
    article: "第二十二条",
    callsPerDay: 2000,
  },
  pickup: {
    ...COURIER,
    appid: "wx091a2b3c4d5e6f70",
    name: "快运网点自提",
    scenario: "收件人在网点自提贵重快件时核验本人的真实身份",
    purpose: "核验自提贵重快件的收件人身份",
    article: "第二十五条",
    callsPerDay: 1200,
  },
} as const satisfies Readonly<Record<string, Programme>>;
