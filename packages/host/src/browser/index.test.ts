import { expect, it } from "vitest";

it("can be imported where there is no document, by a server that renders pages", async () => {
  const browserHalf = await import("./index.ts");
  expect(Object.keys(browserHalf).sort()).toEqual([
    "RealnameAuthButton",
    "SheetRefused",
    "openRealnameAuth",
    "openVerification",
    "requestSheet",
  ]);
});
