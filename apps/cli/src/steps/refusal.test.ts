import { afterEach, expect, test, vi } from "vitest";
import { type Refusal, refusalIn, reportRefusal } from "./refusal.ts";

afterEach(() => {
  process.exitCode = undefined;
});

function told(refusal: Refusal, language: "en" | "zh" = "en"): string {
  const print = vi.spyOn(console, "error").mockReturnValue();
  reportRefusal(refusal, language, false);
  const text = print.mock.calls.join("\n");
  print.mockRestore();
  return text;
}

test("an answer is an error by its errcode alone", () => {
  expect(refusalIn({ errcode: 94005, errmsg: "invalid user token" })).toEqual({
    errcode: 94005,
    errmsg: "invalid user token",
  });
  expect(refusalIn({ errcode: 0, errmsg: "ok" })).toBeUndefined();
  expect(refusalIn({ access_token: "t" })).toBeUndefined();
});

test("code, text, fault and advice are told, and the advice not twice", () => {
  const advice = "Write grant_type=client_credential.";
  expect(told({ errcode: 40002, errmsg: `invalid grant_type hint: ${advice}` }).split("\n")).toEqual([
    "40002 invalid grant_type",
    "  whose fault  the calling program's",
    `  what to do   ${advice}`,
    "  try again    no: the same request will be refused again",
  ]);
  expect(told({ errcode: -1, errmsg: "system error" }, "zh")).toContain("  责任方  平台\n");
});

test("a code that this command does not know yet is told all the same", () => {
  expect(told({ errcode: 94099, errmsg: "new" })).toBe(
    "94099 new\n  whose fault  unknown: the platform is newer than this command",
  );
});

test("no text of a server steers the terminal or floods it", () => {
  const errmsg = `\u001b[2J\u202e\n${"x".repeat(10_000)}`;
  const text = told({ errcode: 94099, errmsg });
  expect(text.split("\n")).toHaveLength(2);
  expect(text.length).toBeLessThan(700);
  expect(text).not.toContain("\u001b");
  expect(text).not.toContain("\u202e");
});
