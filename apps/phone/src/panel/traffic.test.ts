import { expect, it } from "vitest";
import type { TrafficEntry } from "../api/api.ts";
import { hintOf, outcomeOf } from "./traffic.ts";

const entry = (status: number, errcode?: string): TrafficEntry => ({
  ...{ id: 1, at: "", milliseconds: 1, from: "service provider", to: "platform", method: "GET", target: "/" },
  status,
  request: [],
  response: errcode === undefined ? [] : [{ name: "errcode", value: errcode, explanation: "errcode" }],
});

it.each([
  [entry(200), { kind: "ok", text: "200" }],
  [entry(200, "0"), { kind: "ok", text: "200" }],
  [entry(200, "94005"), { kind: "refused", text: "94005" }],
  [entry(403), { kind: "refused", text: "403" }],
  [entry(0), { kind: "refused", text: "0" }],
])("an answer counts by its return code, else by its status", (given, outcome) => {
  expect(outcomeOf(given)).toEqual(outcome);
});

it("a refusal says what to do about it in the language of the panel", () => {
  const hint = { en: "sign again", zh: "请重新签名" };
  const refused = { ...entry(200, "94003"), hint };
  expect(hintOf(refused, "en")).toBe("sign again");
  expect(hintOf(refused, "zh-CN")).toBe("请重新签名");
  expect(hintOf(entry(200, "0"), "en")).toBeUndefined();
});

it("a request that nobody answered says what the mini program was told", () => {
  const response = [{ name: "errMsg", value: "request:fail timeout", explanation: "unanswered" }];
  expect(hintOf({ ...entry(0), response }, "zh-CN")).toBe("request:fail timeout");
});
