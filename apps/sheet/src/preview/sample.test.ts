import { PREVIEW_SHOW, type PreviewShow } from "@shiming/pages/sheet-preview";
import { describe, expect, it } from "vitest";
import { detailsOf, isPreviewShow, type SheetSample } from "./sample.ts";

const words = { version: "4", items: ["姓名", "身份证号"], method: "一次", withdrawal: "随时" };
const notice = { ...words, recipient: { legal_name: "", contact: "" }, category_id: [0, 0] };
const inBoth = (privacy: string) => ({
  "zh-CN": { ...notice, language: "zh-CN", privacy_notice: [privacy, "您可以拒绝。"] },
  en: { ...notice, language: "en", privacy_notice: [privacy, "You may refuse."] },
});
const sample = {
  notices: inBoth("of the number"),
  verification: inBoth("nothing is given"),
  influences: [
    { of: ["real_name"], "zh-CN": "不提供号码", en: "no number" },
    { of: [], "zh-CN": "都不提供", en: "neither" },
  ],
  masked_real_name: "**明",
  masked_credential_id: "1****************1",
} as unknown as SheetSample;
const shown: PreviewShow = {
  type: PREVIEW_SHOW,
  language: "en",
  ...{ appid: "wx0000000000000001", name: "社保查询" },
  recipient: { legal_name: "示例市", contact: "12345" },
  ...{ category_names: ["政务", "社会保障"], purpose: "查询", legal_basis: "第一条", retention: "30 日" },
};

describe("what the console wants to see", () => {
  it("stands among the platform's own words of that language", () => {
    const { notice: told, masked_real_name } = detailsOf(shown, sample);
    expect(told).toMatchObject({ ...words, language: "en", recipient: shown.recipient, purpose: "查询" });
    expect([told.mini_program.name, masked_real_name]).toEqual(["社保查询", "**明"]);
  });

  it.each([
    [["credential_id", "age_over_18"], "realname", "of the number"],
    [["real_name", "masked_name"], "realname", "no number"],
    [["age_over_18"], "realname", "neither"],
    [["age_over_18", "verification"], "realname", "neither"],
    [["verification"], "verification", "nothing is given"],
  ] as const)("of %j begins its privacy notice by what is asked for", (asked, kind, first) => {
    const items = asked.map((item) => ({ item, required: true }));
    const details = detailsOf({ ...shown, items }, sample);
    expect([details.kind, details.needs_password]).toEqual([kind, kind === "realname"]);
    expect(details.notice.privacy_notice?.[0]).toBe(first);
    const told = details.notice.disclosed?.map(({ item }) => item);
    expect(told).toEqual(kind === "realname" ? asked.filter((item) => item !== "verification") : asked);
  });

  it("names a logo by its digest alone: nothing else becomes an address", () => {
    const logo = "a".repeat(64);
    expect(detailsOf({ ...shown, logo }, sample).notice.mini_program.logo).toBe(`/logos/${logo}`);
    expect(detailsOf({ ...shown, logo: "../me" }, sample).notice.mini_program.logo).toBeUndefined();
  });

  it.each([undefined, null, "show", {}, { ...shown, type: "other" }, { ...shown, language: "fr" }])(
    "is not what came as %j",
    (data) => {
      expect(isPreviewShow(data)).toBe(false);
    },
  );
});
