import { expect, test } from "vitest";
import { formatPageUrl, parsePageUrl } from "./url.ts";

test.each([
  ["/pages/b/b", "pages/b/b", {}],
  ["../b/b?x=1&y=", "pages/b/b", { x: "1", y: "" }],
  ["b?to=/pages/c?d=e", "pages/a/b", { to: "/pages/c?d=e" }],
  ["/pages/b/b?name=%E4%BD%A0&a=b%3Dc", "pages/b/b", { name: "%E4%BD%A0", a: "b%3Dc" }],
  ["/pages/b/b?", "pages/b/b", {}],
])("from pages/a/a, %j is the page %s with %j", (url, path, query) => {
  expect(parsePageUrl("pages/a/a", url)).toEqual({ path, query });
});

test("a page's URL is written as it was read", () => {
  const url = "pages/b/b?x=1&y=%20";
  expect(formatPageUrl(parsePageUrl("", url))).toBe(url);
});
