import { expect, it } from "vitest";
import { shorten, shown } from "./secrets.ts";

it("shows the first six characters of a secret, and of a shorter one nothing", () => {
  expect(shorten("abcdefgh")).toBe("abcdef…");
  expect(shorten("abcdef")).toBe("…");
  expect(shorten("Bearer abcdefgh")).toBe("Bearer abcdef…");
});

it.each(["secret", "access_token", "auth_token", "Authorization", "set-cookie", "pay_password", "sessionId"])(
  "knows %s for a secret",
  (name) => {
    expect(shown(name, "0123456789")).toBe("012345…");
    expect(shown(name, { deep: "0123456789" })).toBe('{"deep…');
  },
);

it.each(["appid", "mch_id", "cert_serialno", "timestamp", "sign", "errcode", "grant_type"])(
  "shows %s whole",
  (name) => {
    expect(shown(name, "0123456789")).toBe("0123456789");
    expect(shown(name, 123)).toBe("123");
  },
);

it("is not stopped by lists within lists, deeper than anybody can write them out", () => {
  const deep: unknown = JSON.parse("[".repeat(100_000) + "]".repeat(100_000));
  expect(shown("timestamp", deep)).toBe("…");
});
