import { PREVIEW_SHOW, type PreviewShow } from "@shiming/pages/sheet-preview";
import { describe, expect, it } from "vitest";
import { detailsOf, isPreviewShow, type SheetSample } from "./sample.ts";

const words = { version: "4", items: ["姓名", "身份证号"], method: "一次", withdrawal: "随时" };
const notice = { ...words, recipient: { legal_name: "", contact: "" }, category_id: [0, 0] };
const sample = {
  notices: { "zh-CN": { ...notice, language: "zh-CN" }, en: { ...notice, language: "en" } },
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
