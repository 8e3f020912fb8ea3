import { describe, expect, it } from "vitest";
import type { Item } from "../disclosure/item.ts";
import { NOTICE_LANGUAGES } from "./notice-language.ts";
import { wordingFor } from "./wording.ts";

const firstOf = (items: readonly Item[], language: "zh-CN" | "en") =>
  wordingFor(
    items.map((item) => ({ item, required: true })),
    language,
  ).privacyNotice?.[0];

describe("the first paragraph of the privacy notice", () => {
  it("is the original's where the ID card number is asked for", () => {
    expect(wordingFor(undefined, "zh-CN").privacyNotice?.[0]).toMatch(/^身份证号属于敏感个人信息。/);
    expect(wordingFor(undefined, "en").privacyNotice?.[0]).toMatch(/^An ID card number is sensitive/);
    expect(firstOf(["credential_id", "age_over_18"], "zh-CN")).toMatch(/^身份证号属于敏感个人信息。/);
  });

  it.each([
    [["real_name"], "身份证号", "Your ID card number is not given."],
    [["age_over_18"], "姓名和身份证号", "Your name and ID card number are not given."],
    [
      ["masked_name", "age_over_18"],
      "完整姓名和身份证号",
      "Your full name and ID card number are not given.",
    ],
    [["real_name", "masked_credential_id"], "完整身份证号", "Your full ID card number is not given."],
    [
      ["masked_name", "masked_credential_id"],
      "完整姓名和完整身份证号",
      "Your full name and full ID card number are not given.",
    ],
  ] as const)("of %j says what is kept back, and nothing of what is not asked for", (items, zh, en) => {
    expect(firstOf(items, "zh-CN")).toMatch(new RegExp(`^这次不提供您的${zh}。`));
    expect(firstOf(items, "en")?.startsWith(en)).toBe(true);
    for (const language of NOTICE_LANGUAGES) expect(firstOf(items, language)).not.toMatch(/敏感|sensitive/);
  });

  it("of a verification says what the service provider has, and what it learns", () => {
    expect(firstOf(["verification"], "zh-CN")).toMatch(/^服务提供方已有一个姓名和一个身份证号/);
  });
});
