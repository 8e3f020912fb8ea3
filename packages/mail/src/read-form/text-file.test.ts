import { Buffer } from "node:buffer";
import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { readForm } from "./read-form.ts";

const FORM = [
  ["业务方名称", "示例市第一人民医院"],
  ["接口使用场景", "预约挂号"],
  ["小程序名称及 AppID", "示例挂号 wx1a2b3c4d5e6f7081"],
  ["商户号", "1900000109"],
] as const;
const TRADITIONAL = [
  ["業務方名稱", "示例市第一人民醫院"],
  ["介面使用場景", "預約掛號"],
  ["小程式名稱及 AppID", "示例掛號 wx1a2b3c4d5e6f7081"],
  ["商戶號", "1900000109"],
] as const;
const ITEMS = {
  legalName: "示例市第一人民医院",
  scenario: "预约挂号",
  miniProgramName: "示例挂号",
  appid: "wx1a2b3c4d5e6f7081",
  mchId: "1900000109",
};

const csv = FORM.map((row) => row.join(",")).join("\r\n");
const html = `<!DOCTYPE html><html><body><table>${FORM.map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`).join("")}</table></body></html>`;
const text = (form: readonly (readonly [string, string])[]) => form.map((row) => row.join("：")).join("\n");
const converted = (charset: string) => execFileSync("iconv", ["-f", "utf-8", "-t", charset], { input: csv });
const readAttached = (name: string, content: Buffer, statedType = "application/octet-stream") =>
  readForm({ subject: "实名授权", text: "", html: undefined, attachments: [{ name, statedType, content }] });

describe("a form that is attached as text", () => {
  it.each([
    ["表.txt", Buffer.from(text(FORM))],
    ["表.csv", Buffer.from(csv)],
    ["表.csv", Buffer.from(`\ufeff${csv}`)],
    ["表.csv", converted("gb18030")],
    ["表.csv", converted("utf-16")],
    ["表.csv", Buffer.from(FORM.map((row) => row.map((cell) => `"${cell}"`).join(";")).join("\n"))],
    ["表.html", Buffer.from(html)],
    ["表.pdf", Buffer.from(html)],
    ["表.xls", Buffer.from(html)],
  ])("is read from %s", async (name, content) => {
    expect((await readAttached(name, content))?.items).toEqual(ITEMS);
  });

  it("is read by the type that the mail states, where it has no name", async () => {
    expect((await readAttached("", Buffer.from(csv), "text/csv"))?.items).toEqual(ITEMS);
  });

  it.each([
    ["x.exe", Buffer.from(`MZ\0${text(FORM)}`)],
    ["x.txt", Buffer.from(`\0\u0001${text(FORM)}`)],
    ["x.bin", Buffer.from(text(FORM))],
    ["x.txt", Buffer.from("hello")],
  ])("is not looked for in %s", async (name, content) => {
    expect(await readAttached(name, content)).toBeUndefined();
  });
});

const TRADITIONAL_ITEMS = {
  legalName: "示例市第一人民醫院",
  scenario: "預約掛號",
  miniProgramName: "示例掛號",
  appid: "wx1a2b3c4d5e6f7081",
  mchId: "1900000109",
};

it.each([
  ["申請表.csv", TRADITIONAL.map((row) => row.join(",")).join("\r\n")],
  ["申請表.txt", text(TRADITIONAL)],
  ["申請表.html", `<html>${TRADITIONAL.map((row) => `<p>${row.join("：")}</p>`).join("")}</html>`],
])("a form in Big5, which nothing states, is read from %s", async (name, content) => {
  const big5 = execFileSync("iconv", ["-f", "utf-8", "-t", "big5"], { input: content });
  expect((await readAttached(name, big5))?.items).toEqual(TRADITIONAL_ITEMS);
});

it("a form in traditional characters is read, and its values stay as they were written", async () => {
  const form = await readForm({ subject: "", text: text(TRADITIONAL), html: undefined, attachments: [] });
  expect(form?.items).toEqual(TRADITIONAL_ITEMS);
});

it("amounts and contacts in traditional characters, too", async () => {
  const rows =
    "日均調用量：5萬次，用戶數：無\n最高並發（每分鐘）：1000\n產品聯繫人：王小明 13800138000 a@example.cn";
  const form = await readForm({ subject: "", text: rows, html: undefined, attachments: [] });
  expect(form?.items).toMatchObject({ callsPerDay: 50_000, peakPerMinute: 1000 });
  expect(form?.items.productContact).toMatchObject({ name: "王小明" });
});
