import { describe, expect, it } from "vitest";
import { environmentOf, type PhoneState, parseState } from "./phone-state.ts";

const fresh: PhoneState = {
  userId: "zhangsanfeng",
  os: "ios",
  version: "8.0.50",
  network: "normal",
  codeForm: "code",
  language: "zh-CN",
  theme: "light",
  open: undefined,
};
const kept: PhoneState = {
  userId: "lilei",
  os: "android",
  version: "6.5.21",
  network: "slow",
  codeForm: "auth_code",
  language: "en",
  theme: "dark",
  open: { appId: "a", route: "pages/one?x=1" },
};

describe("parseState", () => {
  it("finds everything again that was kept", () => {
    expect(parseState(JSON.stringify(kept), fresh)).toEqual(kept);
  });

  it.each([null, "", "{", "null", "[]", '"text"', "7"])("is fresh where %j was kept", (text) => {
    expect(parseState(text, fresh)).toEqual(fresh);
  });

  it("takes of what was kept the settings that there are", () => {
    const strange = {
      ...kept,
      os: "windows",
      network: 1,
      theme: "pink",
      language: "fr",
      open: { route: "x" },
    };
    expect(parseState(JSON.stringify(strange), fresh)).toEqual({
      ...fresh,
      codeForm: "auth_code",
      userId: "lilei",
      version: "6.5.21",
    });
  });
});

describe("environmentOf", () => {
  it("says the language as a mini program reads it, and nothing of the person", () => {
    expect(environmentOf(kept)).toEqual({
      os: "android",
      version: "6.5.21",
      network: "slow",
      language: "en",
      theme: "dark",
    });
    expect(environmentOf(fresh).language).toBe("zh_CN");
  });
});
