import { expect, it } from "vitest";
import { findMissing } from "./completeness.ts";
import { isEmail, isTelephone } from "./contacts.ts";
import { findImpossible } from "./estimates.ts";
import { valuesOf } from "./values.ts";
import { faultOfPurpose } from "./wording.ts";

it.each([
  "13800138000",
  "138 0013 8000",
  "138-0013-8000",
  "+86 13800138000",
  "+86-13800138000",
  "0086 138 0013 8000",
  "＋８６　１３８００１３８０００",
  "１３８－００１３－８０００",
  "010-62345678",
  "(010) 6234 5678",
  "021－６２３４５６７８",
  "0571-88157198",
  "0755-26666666",
  "+86 571 88157198",
  "+86 10 62345678",
  "0371-6789012",
  "400-800-8000",
  "400 8008000",
  "8008101234",
  "86 138 0013 8000",
  "010-62345678-8023",
  "(0571) 88157198 转 8023",
  "0571-88157198转分机8023",
  "０５７１－８８１５７１９８ 分机 802",
  "(010) 6234 5678 ext. 12",
])("%s is a telephone number", (text) => {
  expect(isTelephone(text)).toBe(true);
});

it.each([
  "",
  "12345",
  "88157198",
  "12800138000",
  "1380013800",
  "138001380000",
  "010-1234567",
  "0571-123",
  "4001234",
  "无",
  "xxx",
  "+1 202 555 0100",
  "13800138000/13900139000",
  "0571-8815719-8023-1",
])("%j is no telephone number", (text) => {
  expect(isTelephone(text)).toBe(false);
});

it.each([
  "a@b.cn",
  "zhang.san+xcx@mail.example.com",
  "ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ",
  "x_y@例子.中国",
  "1@qq.com",
])("%s is an e-mail address", (text) => {
  expect(isEmail(text)).toBe(true);
});

it.each([
  "",
  "a",
  "a@b",
  "@b.cn",
  "a@",
  "a@b..cn",
  "a..b@c.cn",
  ".a@b.cn",
  "a b@c.cn",
  "a@b@c.cn",
  "a@-b.cn",
  "wang#example.com",
])("%j is no e-mail address", (text) => {
  expect(isEmail(text)).toBe(false);
});

const estimates = { callsPerDay: 2000, usersPerDay: 1500, peakPerMinute: 20, averagePerMinute: 2 };
const faultsOf = (over: Partial<typeof estimates>) =>
  findImpossible(valuesOf({ items: { ...estimates, ...over }, unread: [] }))
    .filter(({ weight }) => weight === "fault")
    .map(({ field }) => field);

it.each<[string, Partial<typeof estimates>, string[]]>([
  ["fit", {}, []],
  ["fit at their edges", { usersPerDay: 2000, peakPerMinute: 2000, averagePerMinute: 2000 }, []],
  ["have more users than calls", { usersPerDay: 2001 }, ["users_per_day"]],
  ["have a minute above the day", { peakPerMinute: 2001 }, ["peak_per_minute"]],
  ["have an average above the peak", { averagePerMinute: 21 }, ["average_per_minute"]],
  ["are none", { callsPerDay: 0 }, ["calls_per_day"]],
  ["are no whole numbers", { averagePerMinute: 1.5 }, ["average_per_minute"]],
])("estimates that %s", (_, over, fields) => {
  expect(faultsOf(over)).toEqual(fields);
});

it.each(["患者在小程序预约挂号、查询检验报告时核验本人身份", "用于社会保险待遇资格认证，核验参保人身份"])(
  "%s says what it is for",
  (text) => {
    expect(faultOfPurpose(text)).toBeUndefined();
  },
);

it.each([
  "",
  "实名",
  "xxx",
  "用于XX\u0058业务办理时的身份核验工作",
  "测试测试测试测试测试测试",
  "测试",
  "待补充",
  "使用该接口的场景和用途",
  "使用该接口的场景和用途：",
  "ＸＸＸ小程序用户登录实名认证",
  "实名实名实名实名实名实名",
  "test",
])("%j does not say what it is for", (text) => {
  expect(faultOfPurpose(text)).toBeDefined();
});

it("what is missing and what could not be read is named item by item, in both languages", () => {
  const form = { items: { legalName: "某市政务服务中心" }, unread: [{ item: 5, text: "约两三千" } as const] };
  const found = findMissing(valuesOf(form), form);
  expect(found.map(({ field }) => field)).not.toContain("legal_name");
  expect(found.find(({ field }) => field === "calls_per_day")?.text.zh).toBe(
    "第 5 项“日均调用次数”：“约两三千”无法识别，请对此只写一个整数，例如 300",
  );
  expect(found.find(({ field }) => field === "mch_id")?.text).toEqual({
    en: "Item 4, Merchant number: is missing; please fill it in",
    zh: "第 4 项“商户号”：未填写，请补充",
  });
  expect(found.filter(({ item }) => item === 10)).toEqual([]);
});
