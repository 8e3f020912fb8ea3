import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { CONTRACT_FILE, contractModule } from "./contract.ts";

it("the mini program package knows the contract as it is; if not, run `node scripts/export-reasons.ts`", () => {
  expect(readFileSync(new URL(`../../${CONTRACT_FILE}`, import.meta.url), "utf8")).toBe(contractModule());
});
