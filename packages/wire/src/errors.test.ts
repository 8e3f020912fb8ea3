import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { errors } from "./error-table.ts";
import { errcodes, formatErrmsg, isErrcode } from "./errors.ts";

/** Contract §§3, 5 and 9, copied by hand. */
const contract: Record<number, string> = {
  [-1]: "system error",
  40001: "invalid credential, access_token is invalid or not latest",
  40002: "invalid grant_type",
  40013: "invalid appid",
  40029: "invalid code",
  40097: "invalid args",
  40125: "invalid appsecret",
  40163: "code been used",
  41001: "access_token missing",
  41002: "appid missing",
  41004: "appsecret missing",
  42001: "access_token expired",
  43001: "require GET method",
  43002: "require POST method",
  44002: "empty post data",
  45002: "content size out of limit",
  45009: "reach max api daily quota limit",
  45011: "api minute-quota reach limit",
  47001: "data format error",
  48001: "api unauthorized",
  80113: "无效code",
  94001: "missing cert_serialno",
  94002: "use not register wechat pay",
  94003: "invalid sign",
  94004: "user do not has real name info",
  94005: "invalid user token",
  94006: "appid unauthorized",
  94007: "appid unbind mchid",
  94008: "invalid timestamp",
  94009: "invalid cert_serialno, cert_serialno's size should be 40",
  94010: "invalid mch_id",
  94011: "timestamp expired",
};

const texts = Object.fromEntries(errcodes.map((code) => [code, errors[code].errmsg]));

describe("the error table", () => {
  it("has the codes and texts of the contract and no others", () => {
    expect(texts).toEqual(contract);
  });

  it("advises one sentence in English and one in Chinese for every code", () => {
    for (const code of errcodes) {
      expect(errors[code].advice.en).toMatch(/^[A-Z].*[^.]\.$/);
      expect(errors[code].advice.zh).toMatch(/\p{Script=Han}.*[^。]。$/u);
    }
  });

  it("calls for a repeat only where nobody has to change anything", () => {
    expect(errcodes.filter((code) => errors[code].retryable)).toEqual([-1, 45011]);
  });

  it("blames the person only for what the person can mend", () => {
    expect(errcodes.filter((code) => errors[code].fault === "user")).toEqual([94002, 94004]);
    expect(errcodes.filter((code) => errors[code].fault === "platform")).toEqual([-1]);
  });

  it("equals vectors/errors.json, which `node scripts/export-errors.ts` writes", () => {
    const vector = JSON.parse(readFileSync(new URL("../../../vectors/errors.json", import.meta.url), "utf8"));
    expect(vector.errors).toEqual(errcodes.map((errcode) => ({ errcode, ...errors[errcode] })));
  });
});

describe("formatErrmsg", () => {
  it("gives the bare text without a hint", () => {
    expect(formatErrmsg(94008)).toBe("invalid timestamp");
  });

  it("begins with the text when a hint follows", () => {
    expect(formatErrmsg(94008, "send whole seconds")).toBe("invalid timestamp hint: send whole seconds");
  });
});

describe("isErrcode", () => {
  it("knows the codes of the table", () => {
    for (const code of Object.keys(contract)) expect(isErrcode(Number(code))).toBe(true);
  });

  it("knows neither success nor a code as text nor a code that is not in the table", () => {
    for (const code of [0, "94003", 94012, null, undefined]) expect(isErrcode(code)).toBe(false);
  });
});
