import { expect, test } from "vitest";
import { languageOf } from "./language.ts";

test("the language is that of the option, else of SHIMING_LANGUAGE, else of the first locale variable that is set", () => {
  expect(languageOf(["--lang", "en"], { LC_ALL: "zh_CN.UTF-8" })).toBe("en");
  expect(languageOf([], { SHIMING_LANGUAGE: "zh", LC_ALL: "en_GB.UTF-8" })).toBe("zh");
  expect(languageOf([], { LC_ALL: "en_GB.UTF-8", LANG: "zh_CN.UTF-8" })).toBe("en");
  expect(languageOf([], { LC_ALL: "", LC_MESSAGES: "zh_TW.UTF-8", LANG: "C" })).toBe("zh");
  expect(languageOf([], { LANG: "zh" })).toBe("zh");
});

test("the option may stand before or after the command, with a space or an equals sign", () => {
  for (const words of [
    ["--lang", "zh", "sign"],
    ["apps", "--lang=zh", "list"],
    ["apps", "list", "--lang", "zh"],
  ]) {
    expect(languageOf(words, {})).toBe("zh");
  }
});

test("another language, or none, is English", () => {
  expect(languageOf(["--lang", "fr"], {})).toBe("en");
  expect(languageOf(["--lang"], { LANG: "zh_CN.UTF-8" })).toBe("zh");
  expect(languageOf([], {})).toBe("en");
  expect(languageOf([], { LANG: "C.UTF-8" })).toBe("en");
  expect(languageOf([], { LANG: "fr_FR.UTF-8" })).toBe("en");
});
