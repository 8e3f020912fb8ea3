import { describe, expect, it } from "vitest";
import { readItem } from "./items.ts";

const unread = (item: number, text: string) => ({ items: {}, unread: [{ item, text }] });
const read = (items: object) => ({ items, unread: [] });
const ZHANG = { name: "张三", telephone: "13800138000", email: "zhangsan@example.cn" };

describe("an estimate for a minute", () => {
  it.each([
    "-5",
    "1万5",
    "18000次/时",
    "18000次/h",
    "5次/s",
    "5/sec",
    "300次/5分钟",
    "300余次",
    "300多",
    "三百多次",
    "逾300",
    "300起",
    "300~",
  ])("is asked for where it says another thing than a number a minute: %s", (text) => {
    expect(readItem(6, text)).toEqual(unread(6, text));
  });

  it.each([
    ["≤300次/分钟", 300],
    ["不超过300次/分", 300],
    ["300来次", 300],
    ["300次/1分钟", 300],
    ["200-300", 300],
    ["200次-300次", 300],
    ["峰值 - 300", 300],
    ["1-2k", 2000],
  ])("is its number, or the upper end of its range: %s", (text, peakPerMinute) => {
    expect(readItem(6, text)).toEqual(read({ peakPerMinute }));
  });

  it("is no pair of calls and users where a digit stands behind 万", () => {
    for (const text of ["1万5", "1w5"]) expect(readItem(5, text)).toEqual(unread(5, text));
  });
});

describe("what says nothing yet", () => {
  it.each([
    [1, "同上"],
    [1, "待定"],
    [2, "略"],
    [3, "待补充"],
    [4, "暂未申请"],
    [8, "TBD"],
    [9, "与第3项一致"],
    [10, "同上"],
  ] as const)("is asked for, and no value: item %i, %s", (item, text) => {
    expect(readItem(item, text)).toEqual(unread(item, text));
  });

  it("is no name beside what was said", () => {
    const text = "暂无，请平台分配";
    expect(readItem(10, text)).toEqual(unread(10, text));
  });

  it.each(["见附件", "详见附件：申请表.docx", "（请参见附件）", "see attached"])(
    "leaves the item to the file that it names: %s",
    (text) => {
      expect(readItem(2, text)).toEqual(read({}));
    },
  );
});

describe("marks around an answer", () => {
  it.each([
    "____示例市第一医院____",
    "【示例市第一医院】",
    "“示例市第一医院”",
    "示例市第一医院；",
    "“【示例市第一医院】”",
  ])("are no part of it: %s", (text) => {
    expect(readItem(1, text)).toEqual(read({ legalName: "示例市第一医院" }));
  });

  it.each(["“社保”和“医保”", "【社保】查询、【医保】", "《条例》第二条"])(
    "stay where they stand inside of it: %s",
    (text) => {
      expect(readItem(2, text)).toEqual(read({ scenario: text }));
    },
  );

  it("are no part of a contact", () => {
    expect(readItem(8, "【张三 13800138000 zhangsan@example.cn】")).toEqual(read({ productContact: ZHANG }));
    expect(readItem(1, "Example Co., Ltd.")).toEqual(read({ legalName: "Example Co., Ltd." }));
  });
});

describe("what nobody sees", () => {
  it.each(["\u200b", "\u00ad", "\u2066", "\u180e", "\ufe0f", "\u{e0020}", "\u3164"])(
    "changes nothing: %j",
    (sign) => {
      expect(readItem(3, `城市服务 wx1a2b3c4d${sign}5e6f7081`)).toEqual(
        read({ miniProgramName: "城市服务", appid: "wx1a2b3c4d5e6f7081" }),
      );
      expect(readItem(4, `${sign}1900${sign}000109`)).toEqual(read({ mchId: "1900000109" }));
      expect(readItem(8, `张三 ${sign}13800138000${sign} zhangsan@example.cn`)).toEqual(
        read({ productContact: ZHANG }),
      );
    },
  );
});

describe("a number that somebody may have meant", () => {
  it.each(["1900 000 109", "1900.000.109", "1,900,000,109", "１９０００００１０９"])(
    "is a merchant's in groups: %s",
    (text) => {
      expect(readItem(4, text)).toEqual(read({ mchId: "1900000109" }));
    },
  );

  it.each(["1.900000109E9", "1900000109,1900000208", "1900.5"])("is asked for: %s", (text) => {
    expect(readItem(4, text)).toEqual(unread(4, text));
  });

  it("is an appid, over two lines as well, and never one with letters that look like it", () => {
    expect(readItem(3, "城市服务\nwx1a2b3c4d\n5e6f7081")).toEqual(
      read({ miniProgramName: "城市服务", appid: "wx1a2b3c4d5e6f7081" }),
    );
    const cyrillic = "城市服务 w\u04451\u04302b3c4d5e6f7081";
    expect(readItem(3, cyrillic)).toEqual(unread(3, cyrillic));
  });

  it("is asked for where number and address have grown together", () => {
    const text = "张三13800138000zhangsan@example.cn";
    expect(readItem(8, text)).toMatchObject({ unread: [{ item: 8, text }] });
    expect(readItem(8, text).items.productContact).not.toHaveProperty("email");
    expect(readItem(8, "张三 13800138000 13800138000@example.cn").items.productContact?.email).toBe(
      "13800138000@example.cn",
    );
  });
});
