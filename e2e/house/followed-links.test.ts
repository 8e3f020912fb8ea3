import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { listFiles, root } from "./repository.ts";

/** Its screens come without a new document: until they are there, what is pressed is on the former one. */
const tests = listFiles().filter(
  (file) => /^e2e\/console\/.+\.ts$/.test(file) && !file.endsWith("follow.ts"),
);

it("browser tests of the console leave a screen by `follow`, which waits for the next one", () => {
  const clicked = tests.flatMap((file) =>
    readFileSync(join(root, file), "utf8")
      .split(/;|=>/)
      .filter((part) => part.includes('getByRole("link"') && part.includes(".click()"))
      .map((part) => `${file}: ${part.trim()}`),
  );
  expect(tests.length).toBeGreaterThan(0);
  expect(clicked).toEqual([]);
});
