import { expect, it } from "vitest";
import { readText } from "../../e2e/house/repository.ts";
import { FILE, operationsSource } from "./source.ts";

it("the console calls each operation where the table has it, and knows the same rules", () => {
  expect(readText(FILE)).toBe(operationsSource());
});
