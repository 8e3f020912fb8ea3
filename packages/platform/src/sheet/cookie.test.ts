import { describe, expect, it } from "vitest";
import { formatSessionCookie, readCookie } from "./cookie.ts";

describe("formatSessionCookie", () => {
  it("hides the session from scripts and other sites", () => {
    const cookie = { name: "s", value: "v", path: "/p", isSecure: true, maxAge: 300 };
    expect(formatSessionCookie(cookie)).toBe("s=v; Path=/p; HttpOnly; SameSite=Strict; Max-Age=300; Secure");
    expect(formatSessionCookie({ name: "s", value: "v", path: "/p", isSecure: false })).toBe(
      "s=v; Path=/p; HttpOnly; SameSite=Strict",
    );
  });

  it("is one of the frame and the page around it together, where a page is in a frame", () => {
    const cookie = { name: "s", value: "v", path: "/p", isSecure: false, isFramed: true };
    expect(formatSessionCookie(cookie)).toBe("s=v; Path=/p; HttpOnly; SameSite=None; Partitioned; Secure");
  });
});

describe("readCookie", () => {
  it.each([
    ["s=v", "v"],
    ["a=1; s=v; b=2", "v"],
    ["s=first; s=second", "first"],
    ["s=a=b", "a=b"],
    ["s=", ""],
    ["xs=v", undefined],
    ["s", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("finds in %j the value %j", (header, value) => {
    expect(readCookie(header, "s")).toBe(value);
  });
});
