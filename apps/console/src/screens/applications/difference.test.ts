import { expect, it } from "vitest";
import { nameOfField, valueOfField } from "./difference.ts";

it.each([
  ["legal_name", "业务方名称（主体名称）"],
  ["product_contact.email", "产品联系人 · 邮箱"],
  ["uses.99,905.purpose", "服务类目 · 99,905 · 用途"],
  ["uses.99,905.english.retention", "服务类目 · 99,905 · 英文 · 保存期限"],
  ["attachments.agreement agreement.v2.pdf", "信息提供协议 · agreement.v2.pdf"],
  ["something_new", "something_new"],
])("the field %s of a difference is called %s", (field, name) => {
  expect(nameOfField(field).zh).toBe(name);
});

it("a value is told as people read it, and a file by the beginning of its digest", () => {
  expect(valueOfField("calls_per_day", 12_000, "zh-CN")).toBe("12,000");
  expect(valueOfField("ends_at", "2027-06-30T15:59:59.000Z", "zh-CN")).toBe("2027-06-30");
  expect(valueOfField("attachments.other a.pdf", "ab".repeat(32), "en")).toBe("SHA-256 abababababab…");
});
