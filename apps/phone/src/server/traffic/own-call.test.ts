import { expect, it } from "vitest";
import { describeOwnCall } from "./own-call.ts";

it("however much a mini program sends and gets, little of it is kept", () => {
  const long = "长".repeat(100_000);
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`${index}`, index]));
  const url = `https://city.example/${long}?${long}=1`;
  const request = { url, method: "POST", header: { [long]: long }, body: JSON.stringify(many), timeout: 1 };
  const response = { statusCode: 200, header: {}, cookies: [], body: JSON.stringify(many) };
  expect(JSON.stringify(describeOwnCall(request, { response }, 1)).length).toBeLessThan(50_000);
});
