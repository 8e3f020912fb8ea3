import { expect, it } from "vitest";
import { requireStateAfter } from "./require-state-after.ts";

const refusal = (...asked: Parameters<typeof requireStateAfter>) => {
  try {
    requireStateAfter(...asked);
  } catch (error) {
    return (error as { readonly detail: { readonly hint: unknown } }).detail.hint;
  }
  return undefined;
};

it("names state and step as people call them, and what somebody may do instead", () => {
  expect(refusal("permission_submitted", "open_entrance")).toEqual({
    en: "open_entrance is not possible where an application is permission_submitted; possible: ask_permission, decline, approve, close",
    zh: "申请处于“权限审核中”，不能“开放申请入口”；可以：要求补充权限材料、不予通过、审核通过、关闭申请",
  });
  expect(refusal("expired", "approve")).toEqual({
    en: "approve is not possible where an application is expired; possible: nothing",
    zh: "申请处于“已到期”，不能“审核通过”；可以：无",
  });
  expect(refusal("submitted", "open_entrance")).toBeUndefined();
});
