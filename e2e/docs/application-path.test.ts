import { expect, it } from "vitest";
import { withPath } from "../../scripts/application-path/document.ts";
import { readText } from "../house/repository.ts";

it("the path of one application is drawn as the table of transitions has it", () => {
  const page = readText("ARCHITECTURE.md");
  expect(withPath(page)).toBe(page);
});
