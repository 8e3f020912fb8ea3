import { describe, expect, it } from "vitest";
import { EVENT_NAMES, isOpenType, OPEN_TYPES } from "./button.ts";

describe("the button's names", () => {
  it.each([...OPEN_TYPES, ...EVENT_NAMES])("accepts %s as an open-type", (name) => {
    expect(isOpenType(name)).toBe(true);
  });

  it("leaves other open-types alone", () => {
    expect(isOpenType("getPhoneNumber")).toBe(false);
  });

  it("covers every binding that the document writes", () => {
    const bindings = EVENT_NAMES.flatMap((name) => [`bind${name}`, `bind:${name}`]);
    expect(bindings).toEqual(
      expect.arrayContaining([
        "bindgetrealnameauthinfo",
        "bindgetRealnameAuthInfo",
        "bind:getrealnameauthinfo",
      ]),
    );
  });
});
