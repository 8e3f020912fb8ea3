import { expect, it } from "vitest";
import { explanationsZh } from "../../shell/i18n/explanations.zh-CN.ts";
import { describeOwnCall } from "./own-call.ts";

const REQUEST = {
  ...{ url: "https://city.example/login", method: "POST", timeout: 1 },
  header: { "Content-Type": "application/json", "x-city": "1" },
  body: '{"auth_token":"a","remember":true}',
};
const explained = (fields: readonly { name: string; explanation: string }[]) =>
  Object.fromEntries(fields.map(({ name, explanation }) => [name, explanation]));

it("each field has an explanation, which for those that only the mini program knows says so", () => {
  const header = { "content-type": "application/json" };
  const response = { statusCode: 200, header, cookies: [], body: '{"name":"李雷"}' };
  const answered = describeOwnCall(REQUEST, { response }, 1);
  expect(explained(answered.request)).toEqual({
    ...{ "Content-Type": "content-type", "x-city": "own", auth_token: "auth_token", remember: "own" },
  });
  expect(explained(answered.response)).toEqual({ "content-type": "content-type", name: "own" });
  const unanswered = describeOwnCall(REQUEST, { errMsg: "request:fail timeout" }, 1);
  expect(explained(unanswered.response)).toEqual({ errMsg: "unanswered" });
  for (const { explanation } of [...answered.request, ...answered.response, ...unanswered.response])
    expect(explanationsZh).toHaveProperty([explanation]);
});

it("however much a mini program sends and gets, little of it is kept", () => {
  const long = "长".repeat(100_000);
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`${index}`, index]));
  const url = `https://city.example/${long}?${long}=1`;
  const request = { url, method: "POST", header: { [long]: long }, body: JSON.stringify(many), timeout: 1 };
  const response = { statusCode: 200, header: {}, cookies: [], body: JSON.stringify(many) };
  expect(JSON.stringify(describeOwnCall(request, { response }, 1)).length).toBeLessThan(50_000);
});
