import { expect, test } from "vitest";
import { resolveModule, resolvePath } from "./paths.ts";

const files = new Set([
  ...["app.js", "utils/math.js", "utils/index.js", "pages/a/a.js", "pages/a/math.js"],
  ...[
    "miniprogram_npm/@scope/tool/index.js",
    "miniprogram_npm/dayjs/index.js",
    "miniprogram_npm/dayjs/locale.js",
  ],
]);
const exists = (path: string) => files.has(path);

test.each([
  ["pages/a/a.js", "./math.js", "pages/a/math.js"],
  ["pages/a/a.js", "./math", "pages/a/math.js"],
  ["pages/a/a.js", "../../utils/math", "utils/math.js"],
  ["pages/a/a.js", "/utils/math", "utils/math.js"],
  ["pages/a/a.js", "/utils", "utils/index.js"],
  ["pages/a/a.js", "../../utils/", "utils/index.js"],
  ["pages/a/a.js", "math.js", "pages/a/math.js"],
  ["pages/a/a.js", "dayjs", "miniprogram_npm/dayjs/index.js"],
  ["pages/a/a.js", "@scope/tool", "miniprogram_npm/@scope/tool/index.js"],
  ["miniprogram_npm/@scope/tool/index.js", "dayjs/locale", "miniprogram_npm/dayjs/locale.js"],
  ["pages/a/a.js", "../../../../app", "app.js"],
])("in %s, require(%j) is %s", (from, request, file) => {
  expect(resolveModule(from, request, exists)).toBe(file);
});

test("what is not there is not found", () => {
  expect(resolveModule("app.js", "./nothing", exists)).toBeUndefined();
  expect(resolveModule("app.js", "nothing", exists)).toBeUndefined();
});

test("a path never leads out of the mini program", () => {
  expect(resolvePath("pages/a/a.js", "../../../../../etc/passwd")).toBe("etc/passwd");
});
