import { expect, test } from "vitest";
import { maskCredentialId, maskName, maskSurname } from "./mask.ts";

test.each([
  ["张小丰", "**丰"],
  ["林夏", "*夏"],
  ["周䶮", "*䶮"],
  ["陈𬭎", "*𬭎"],
  ["𬭎夏", "*夏"],
  ["阿依古丽·买合木提", "********提"],
  ["丰", "*"],
  ["", ""],
])("%s is shown as %s", (name, shown) => {
  expect(maskName(name)).toBe(shown);
});

test.each([
  ["440524188001010012", "4****************2"],
  ["11010519491231002X", "1****************X"],
  ["12", "**"],
  ["", ""],
])("%s is shown as %s", (credentialId, shown) => {
  expect(maskCredentialId(credentialId)).toBe(shown);
});

test.each([
  ["张三丰", "*三丰"],
  ["林夏", "*夏"],
  ["陈𬭎夏", "*𬭎夏"],
  ["阿依古丽·买合木提", "*******木提"],
  ["丰", "*"],
  ["", ""],
])("%s is told a service provider as %s", (name, told) => {
  expect(maskSurname(name)).toBe(told);
});
