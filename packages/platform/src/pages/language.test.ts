import { describe, expect, it } from "vitest";
import { languageFor, languageForPrograms } from "./language.ts";

describe("languageFor", () => {
  it.each([
    ["en", "zh-CN", "en"],
    ["zh-CN", "en", "zh-CN"],
    ["fr", "en", "en"],
    [["en", "zh-CN"], "zh-CN", "zh-CN"],
    [undefined, undefined, "zh-CN"],
    [undefined, "", "zh-CN"],
    [undefined, "fr-FR,fr;q=0.9", "zh-CN"],
    [undefined, "en-US,en;q=0.9,zh-CN;q=0.8", "en"],
    [undefined, "fr, zh-TW;q=0.5, en;q=0.4", "zh-CN"],
    [undefined, "en;q=0.1, zh;q=0.2", "zh-CN"],
    [undefined, "EN-GB", "en"],
    [undefined, "en;q=0", "zh-CN"],
    [undefined, "en;q=nonsense, *", "zh-CN"],
  ])("for the choice %j and the browser's %j is %s", (chosen, acceptLanguage, language) => {
    expect(languageFor(chosen, acceptLanguage)).toBe(language);
  });
});

it.each([
  [undefined, "en"],
  ["*", "en"],
  ["fr", "en"],
  ["zh-CN", "zh"],
  ["zh-TW, en;q=0.9", "zh"],
  ["en, zh;q=0.9", "en"],
])("a program that asks for %j is told in %s", (acceptLanguage, language) => {
  expect(languageForPrograms(acceptLanguage)).toBe(language);
});
