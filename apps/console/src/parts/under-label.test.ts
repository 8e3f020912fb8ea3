import { expect, it } from "vitest";
import { underLabel } from "./under-label.ts";

it.each([
  ["email 须写成 name@example.com 的样子", "email", "邮箱", "邮箱须写成 name@example.com 的样子"],
  ["kid 最多 64 个字符", "kid", "密钥编号（kid）", "密钥编号（kid）最多 64 个字符"],
  ["url 须写成 https://… 的样子", "url", "通知 URL", "通知 URL 须写成 https://… 的样子"],
  [
    "email must be written as in name@example.com",
    "email",
    "E-mail",
    "E-mail must be written as in name@example.com",
  ],
  ["平台未知这个商户号", "mch_id", "商户号", "平台未知这个商户号"],
])("%s is said under the field's own name", (said, member, label, expected) => {
  expect(underLabel(said, member, label)).toBe(expected);
});
