import { inspect } from "node:util";
import { errcodes, errors } from "@shiming/wire";
import { describe, expect, it } from "vitest";
import { errcodeWords } from "./errcode-words.ts";
import { localFailures } from "./local-failures.ts";
import { platformError, RealnameError, type RealnameFailure } from "./realname-error.ts";

const localWords = Object.keys(localFailures) as RealnameFailure[];

describe("the words of failures", () => {
  it("are one for each code of the platform, and others for what has no code", () => {
    const words = [...Object.values(errcodeWords), ...localWords];
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word) => !/^[a-z]+(?:_[a-z]+)*$/.test(word))).toEqual([]);
  });
});

describe("an error of the platform", () => {
  it.each(errcodes)("%i says what the error table says, in both languages", (errcode) => {
    const error = platformError(errcode);
    const { errmsg, fault, retryable, advice } = errors[errcode];
    expect(error).toMatchObject({ errcode, fault, retryable, hint: advice.en });
    expect(error.message).toBe(`${errmsg} (errcode ${errcode}). ${advice.en}`);
    expect(error.in("zh")).toMatchObject({ code: error.code, errcode, fault, retryable, hint: advice.zh });
  });

  it("that no table has is told with its number", () => {
    const error = platformError(99_999);
    expect(error).toMatchObject({ code: "errcode_unknown", errcode: 99_999, retryable: false });
    expect(error.message).toContain("99999");
  });
});

describe("an error without a code of the platform", () => {
  it.each(localWords)("%s says what happened and what to do, in both languages", (code) => {
    const form = { en: "this", zh: "这个" };
    const error = new RealnameError(code, { subject: "SHIMING_APPID", detail: "ECONNREFUSED", form });
    expect(error.message).toMatch(/^[A-Z].+\. [A-Z"].+\.$/s);
    expect(error.message.endsWith(error.hint)).toBe(true);
    expect(error.in("zh").message).toMatch(/\p{Script=Han}.*。.*\p{Script=Han}.*。$/su);
    expect(`${error.message}${error.in("zh").message}`).not.toMatch(/[{}]|undefined/);
  });
});

it("an error hands on what a signal was aborted with, and no other cause", () => {
  const reason = new Error("the user went away");
  expect(new RealnameError("aborted", { cause: reason }).in("zh").cause).toBe(reason);
  expect(inspect(new RealnameError("network_failed", { detail: "ECONNRESET" }))).not.toContain("cause");
});

it("there is no error without a row", () => {
  expect(() => new RealnameError("toString" as RealnameFailure)).toThrow(TypeError);
});
