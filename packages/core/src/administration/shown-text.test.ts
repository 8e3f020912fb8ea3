import { describe, expect, it } from "vitest";
import { DomainError } from "../failure.ts";
import { requireShownText, type ShownText } from "./shown-text.ts";

function faultOf(what: ShownText, text: string): string | undefined {
  try {
    requireShownText(what, text);
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.message : "another error";
  }
}

describe("a text that a citizen is shown", () => {
  it.each<[ShownText, string]>([
    ["purpose", "核验身份"],
    ["purpose", "To verify who registers for an appointment"],
    ["purpose", "办理挂号（含预约、退号）"],
    ["legalBasis", "《医疗机构管理条例》第二十六条"],
    ["retention", "30日"],
    ["retention", "三年"],
    ["legalName", "阿依古丽·买买提诊所"],
    ["legalName", "葛\u{E0101}城医院"],
    ["appName", "12306"],
    ["contact", "0000-12345"],
    ["contact", "help@hospital.example"],
  ])("may be, as %s, %j", (what, text) => {
    expect(requireShownText(what, text)).toBe(text);
  });

  it("loses the white space around it", () => {
    expect(requireShownText("purpose", " \u3000核验 身份\n")).toBe("核验 身份");
  });

  it.each<[ShownText, string, string]>([
    ["purpose", "", "says nothing"],
    ["purpose", "x", "says nothing"],
    ["purpose", "挂", "says nothing"],
    ["purpose", "……！！", "says nothing"],
    ["purpose", "12345", "says nothing"],
    ["purpose", "xxxxxx", "says nothing"],
    ["purpose", "挂号\u200b", "U+200B"],
    ["purpose", "挂\u202e号", "U+202E"],
    ["purpose", "挂号\u001b[31m", "U+001B"],
    ["purpose", "挂号\u0085身份", "U+0085"],
    ["purpose", "挂号\n核验身份", "several lines"],
    ["purpose", "𠮷挂号\ufeff核验", "the 4. (U+FEFF)"],
    ["purpose", "\u3164\u3164\u3164", "U+3164"],
    ["purpose", "挂号\ufffd核验", "U+FFFD"],
    ["purpose", "核验\ue863", "U+E863"],
    ["purpose", "核验".repeat(101), "202 characters; there is room for 200"],
    ["legalName", "医院".repeat(33), "66 characters; there is room for 64"],
    ["contact", "--", "says nothing"],
    ["appName", "挂", "says nothing"],
  ])("is not, as %s, %j", (what, text, why) => {
    expect(faultOf(what, text)).toContain(why);
  });
});
