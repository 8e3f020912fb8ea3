import { refuse } from "@shiming/core";
import { describe, expect, it } from "vitest";
import { formatSessionCookie, meCookie, readCookies, sessionAmong, sheetCookie } from "./cookie.ts";

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

describe("the names", () => {
  it("say over TLS that browsers must hold the cookie to TLS, and that of my authorizations to this host", () => {
    expect(sheetCookie("/consent/1", true)).toEqual({ name: "__Secure-consent_session", path: "/consent/1" });
    expect(meCookie("/me", true)).toEqual({ name: "__Host-me_session", path: "/" });
  });

  it("have no prefix without TLS, where not every browser would take it", () => {
    expect(sheetCookie("/consent/1", false)).toEqual({ name: "consent_session", path: "/consent/1" });
    expect(meCookie("/me", false)).toEqual({ name: "me_session", path: "/me" });
  });
});

describe("readCookies", () => {
  it.each([
    ["s=v", ["v"]],
    ["a=1; s=v; b=2", ["v"]],
    ["s=first; s=second", ["first", "second"]],
    ["s=a=b", ["a=b"]],
    ["s=", [""]],
    ["xs=v", []],
    ["s", []],
    ["", []],
    [undefined, []],
  ])("finds in %j the values %j", (header, values) => {
    expect(readCookies(header, "s")).toEqual(values);
  });

  it("looks at eight of them, and no more", () => {
    expect(readCookies("s=v; ".repeat(100), "s")).toHaveLength(8);
  });
});

describe("sessionAmong", () => {
  const opens = (right: string) => async (session: string) =>
    session === right ? undefined : refuse("session_invalid");

  it.each([
    [["right"], "right"],
    [["planted", "right"], "right"],
    [["right", "planted"], "right"],
    [["planted", "other"], "planted"],
    [[], undefined],
  ])("takes of %j %j", async (values, session) => {
    expect(await sessionAmong(values, opens("right"))).toBe(session);
  });

  it("passes a fault of the store on", async () => {
    const fault = new Error("disk gone");
    await expect(sessionAmong(["a", "b"], () => Promise.reject(fault))).rejects.toBe(fault);
  });
});
