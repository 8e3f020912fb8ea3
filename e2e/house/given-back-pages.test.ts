import { expect, it } from "vitest";
import { listFiles, readText } from "./repository.ts";

/** What stays with a page of Playwright's for good. */
const LASTING = /\.(?:addInitScript|exposeFunction|exposeBinding|newCDPSession|clock\.\w+)\(/;

it("a browser test that does to its page what has no way back says so, since pages go from one test to the next", () => {
  const files = listFiles().filter(
    (file) => /^e2e\/.+\.ts$/.test(file) && LASTING.test(readText(file)) && file !== "e2e/support/browser.ts",
  );
  expect(files).toContain("e2e/host/endings.test.ts");
  expect(files.filter((file) => !readText(file).includes("closeWithTest("))).toEqual([]);
});
