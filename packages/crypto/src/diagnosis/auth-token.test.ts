import { describe, expect, it } from "vitest";
import { diagnoseAuthToken } from "./auth-token.ts";

const TOKEN = "x".repeat(43);

describe("diagnoseAuthToken", () => {
  it.each(["missing", "unknown", "withdrawn", "of_another_mini_program"] as const)(
    "says that it is %s",
    (reason) => {
      expect(diagnoseAuthToken({ reason }).word).toBe(`auth_token_${reason}`);
    },
  );

  it.each(["expired", "used"] as const)("says that it is %s, and when, in both languages", (reason) => {
    const { word, en, zh } = diagnoseAuthToken({ reason, at: new Date("2026-11-22T02:00:00Z") });
    expect(word).toBe(`auth_token_${reason}`);
    expect([en, zh].every((text) => text.includes("2026-11-22T02:00:00.000Z"))).toBe(true);
  });

  it.each([
    ["auth_token_quoted", `"${TOKEN}"`],
    ["auth_token_python_bytes", `b'${TOKEN}'`],
    ["auth_token_line_break", `${TOKEN}\n`],
    ["auth_token_spaces", `${TOKEN} `],
    ["auth_token_whole_detail", `{"errMsg":"openRealnameAuth:ok","auth_token":"${TOKEN}"}`],
    ["auth_token_no_text", { auth_token: TOKEN }],
    ["auth_token_placeholder", "[object Object]"],
    ["auth_token_placeholder", "undefined"],
    ["auth_token_err_msg", "openRealnameAuth:fail cancel"],
    ["auth_token_access_token", "x".repeat(64)],
    ["auth_token_openid", `o${"x".repeat(27)}`],
    ["auth_token_malformed", TOKEN.slice(1)],
  ])("says %s", (word, sent) => {
    expect(diagnoseAuthToken({ reason: "malformed", sent }).word).toBe(word);
  });
});
