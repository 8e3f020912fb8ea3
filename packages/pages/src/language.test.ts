import { expect, it } from "vitest";
import { preferredLanguage } from "./language.ts";

it.each([
  [["zh-CN", "en"], "zh-CN"],
  [["en-US", "zh-CN"], "en"],
  [["fr", "en-GB"], "en"],
  [["zh-TW"], "zh-CN"],
  [["fr"], "zh-CN"],
  [[], "zh-CN"],
])("of a browser that prefers %j, the language is %s", (accepted, language) => {
  expect(preferredLanguage(accepted)).toBe(language);
});
