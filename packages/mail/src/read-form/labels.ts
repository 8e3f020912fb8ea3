/** Which of the ten items a label asks for: by what it means, since everybody words it a little differently. */
import type { ItemNumber } from "@shiming/core";
import { compact } from "./characters.ts";

export interface Label {
  readonly item: ItemNumber;
  /** The label is numbered as the form numbers that item. */
  readonly numbered: boolean;
  /** The one part of the item that it asks for, where it names exactly one. */
  readonly part: Part | undefined;
}

export type Part = "name" | "telephone" | "email" | "appid" | "calls" | "users";

/** The first that fits, in this order: a label of a special item has words of more general ones in it. */
const MEANINGS: readonly (readonly [ItemNumber, RegExp])[] = [
  [
    10,
    /平台.{0,6}(?:接口人|联系|对接|联络|负责)|platform.{0,10}contact|^接口人|(?:微信|腾讯|贵方|贵司).{0,4}(?:接口人|对接人|联系人)|^平台方?$/,
  ],
  [
    8,
    /产品.{0,8}(?:联系|负责|接口人|对接|联络|经理)|业务方?(?:联系|负责|对接)人?|^产品[方侧]?$|product(?:contact|manager|owner)/,
  ],
  [
    9,
    /(?:开发|技术|研发)(?:.{0,8}(?:联系|负责|接口人|对接|联络)|[方侧]?$)|(?:developer|development|dev|technical|tech)contact/,
  ],
  [
    7,
    /(?:均值|平均|平时|平常|avg|average|mean).{0,20}(?:并发|分钟|minute)|(?:并发|分钟|minute).{0,20}(?:均值|平均|average|avg|mean)/,
  ],
  [
    6,
    /(?:最高|最大|峰值|高峰|peak|max).{0,20}(?:并发|调用|请求|分钟|calls|minute|量)|并发.{0,8}(?:最高|最大|峰值)/,
  ],
  [
    5,
    /(?:日均|每日|每天|单日|日调用|perday|daily).{0,20}(?:调用|请求|访问|次|用户|人|量|calls?|users?|requests?)|日调用量|(?:calls|users)perday|dailyvolume/,
  ],
  [4, /商户号|商户编号|商户id|mch_?id|merchant(?:id|number|no)|^merchant$/],
  [2, /场景|用途|使用目的|使用说明|申请理由|申请原因|业务需求|需求说明|需求描述|purpose|scenario|usecase/],
  [
    1,
    /^业务方(?:名称|全称|主体|\(|$)|主体|(?:公司|单位|企业|机构|申请[方人]|组织|医院|学校|院校|银行|法人).{0,3}(?:名称|全称)|^申请(?:单位|机构|方)$|legalname|companyname|legalentity|organi[sz]ationname/,
  ],
  [3, /小程序|appid|miniprogram/],
];

/** Words that labels are made of. A text of other words is no label, whatever it mentions. */
const WORDS: readonly RegExp[] = [
  /业务方|业务|法人|申请方|申请|主体|公司|单位|企业|机构|组织|医院|学校|院校|银行|全称|名称|名字|使用|该|本|接口人|接口|功能|能力|实名|授权|信息/g,
  /场景|用途|目的|理由|原因|需求|说明|描述|介绍|情况|小程序|对应|以及|及|和|与|或|商户号|商户|支付|已|绑定|务必|是|号码|编号/g,
  /日均|每日|每天|单日|日|天|调用量|调用|请求|访问|次数|次|用户数|用户|人数|量|数|预估|预计|估算|估计|预期|均值|值|最高|最大|峰值|高峰/g,
  /并发|平均|平时|平常|每分钟|分钟|级|产品|开发|技术|研发|经理|联系人|联系|联络人|联络|负责人|负责|对接人|对接|姓名|手机|电话|邮箱|邮件|电子/g,
  /方式|平台方|平台|若有|如有|可选|选填|必填|填写|请|我方|贵方|贵司|微信|腾讯|[方侧号码的为者峰]/g,
  /app_?id|mch_?id|legal|entity|organi[sz]ation|name|company|purpose|scenario|use|case|mini|program|merchant|number|daily|calls?|users?|day|minute/g,
  /peak|maximum|max|average|avg|mean|product|manager|owner|developer|development|dev|technical|tech|contact|person|platform|e-?mail/g,
  /telephone|phone|tel|mobile|estimated?|expected|and|its|requests?|volume|concurrent|concurrency|app|id|no|of|the|per|in|at/g,
  /[^\p{L}\p{N}]|\d/gu,
];

const foreignIn = (label: string) => WORDS.reduce((rest, words) => rest.replace(words, ""), label).length;

const LONGEST = 80;
const FOREIGN = 2;

const NUMBERED = /^[([【]?(10|[1-9])[)\]】]?[.、:,-]?(?!\d)/;
const CHINESE_NUMBERED =
  /^(?:[([【](十|[一二三四五六七八九])[)\]】][.、:,]?|(十|[一二三四五六七八九])[.、:,])/;
/** As NFKC makes them of Ⅰ to Ⅹ. */
const ROMAN_NUMBERED = /^(viii|vii|vi|iv|ix|iii|ii|i|x|v)[.、:,)]/;
const ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
/** 第 4 项 is an item of the form, and nothing else. */
const ITEM_NUMBERED = /^第(10|[1-9]|十|[一二三四五六七八九])项[.、:,-]?/;
/** Of lists, also as Markdown has them. */
const BULLETS = /^(?:#{1,6}|[*·•●○◆◇■□▪➢✓✔✅])+/u;

/** The number that a text begins with, as lists are numbered, and what follows it. */
export function numberBefore(text: string): { readonly number: number | undefined; readonly rest: string } {
  const short = compact(text).replace(BULLETS, "");
  for (const form of [ITEM_NUMBERED, NUMBERED, CHINESE_NUMBERED, ROMAN_NUMBERED]) {
    const found = form.exec(short);
    if (found) return { number: numberOf(found[1] ?? found[2] ?? ""), rest: short.slice(found[0].length) };
  }
  return { number: undefined, rest: short };
}

function numberOf(written: string): number {
  if (/\d/.test(written)) return Number(written);
  const chinese = "一二三四五六七八九十".indexOf(written);
  return 1 + (chinese >= 0 ? chinese : ROMANS.indexOf(written));
}

/** 第 4 项, without the words of its label. */
export function itemAlone(text: string): Label | undefined {
  const { number, rest } = numberBefore(text);
  const isItem = rest === "" && ITEM_NUMBERED.test(compact(text).replace(BULLETS, ""));
  return isItem ? { item: number as ItemNumber, numbered: true, part: undefined } : undefined;
}

/** Besides the number in front, and what brackets explain. */
export const hasFigures = (text: string): boolean => /\d/.test(withoutHints(numberBefore(text).rest));

/** @param foreign how many characters may be of other words than labels are made of */
export function labelOf(text: string, foreign = FOREIGN): Label | undefined {
  if (text.length > LONGEST) return undefined;
  const { number, rest } = numberBefore(text);
  const [, item] =
    MEANINGS.map(([item, means]) => [means.test(rest), item] as const).find(([fits]) => fits) ?? [];
  if (item === undefined || foreignIn(withoutHints(rest)) > foreign) return undefined;
  return { item, numbered: number === item, part: partOf(item, rest) };
}

/** What stands in brackets explains, and may use any words. */
function withoutHints(label: string): string {
  const bare = label.replace(/[([【][^)\]】]*[)\]】]?/g, "");
  return bare === "" ? label : bare;
}

const CONTACT_PARTS = [
  ["name", /姓名|名字|name/],
  ["telephone", /手机|电话|phone|tel|mobile/],
  ["email", /邮箱|邮件|mail/],
] as const;

function partOf(item: ItemNumber, label: string): Part | undefined {
  const parts = partsAsked(item, label);
  return parts.length === 1 ? parts[0] : undefined;
}

function partsAsked(item: ItemNumber, label: string): Part[] {
  if (item >= 8) return CONTACT_PARTS.filter(([, word]) => word.test(label)).map(([part]) => part);
  const users = /用户|人数|users/.test(label);
  const calls = /次|calls|requests/.test(label);
  if (item === 5) return [...(users ? (["users"] as const) : []), ...(calls ? (["calls"] as const) : [])];
  if (item !== 3) return [];
  const appid = /appid/.test(label);
  const name = /名称|name/.test(label);
  return [...(appid ? (["appid"] as const) : []), ...(name ? (["name"] as const) : [])];
}
