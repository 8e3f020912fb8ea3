import { describe, expect, it } from "vitest";
import { isSameOrigin } from "./same-origin.ts";

describe("isSameOrigin", () => {
  const sheet = "https://sheet.example";
  const host = "127.0.0.1:8080";

  it.each([
    ["a caller that is no browser", {}],
    ["the sheet's page", { origin: sheet, "sec-fetch-site": "same-origin" }],
    ["a page of the address that was called", { origin: `http://${host}` }],
    ["an address typed by the user", { "sec-fetch-site": "none" }],
  ])("is true for %s", (_what, headers) => {
    expect(isSameOrigin({ host, ...headers }, sheet, false)).toBe(true);
  });

  it.each([
    ["another origin", { origin: "https://evil.example" }],
    ["an origin that begins like the sheet's", { origin: `${sheet}.evil.example` }],
    ["another port", { origin: `${sheet}:8443` }],
    ["the opaque origin", { origin: "null" }],
    ["another protocol of the same host", { origin: `https://${host}` }],
    ["a page of the same site only", { "sec-fetch-site": "same-site" }],
    ["another site that hides its origin", { origin: sheet, "sec-fetch-site": "cross-site" }],
  ])("is false for %s", (_what, headers) => {
    expect(isSameOrigin({ host, ...headers }, sheet, false)).toBe(false);
  });
});
