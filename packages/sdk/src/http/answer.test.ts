import { describe, expect, it } from "vitest";
import { run } from "../testing/command.ts";
import { parseAnswer, requireText } from "./answer.ts";

const json = '{"errcode":0,"errmsg":"ok","category":"政务"}';
const answer = (bytes: string | Buffer, contentType = "application/json") => ({
  bytes: Buffer.from(bytes as string),
  contentType,
});
const malformed = expect.objectContaining({ code: "answer_malformed", retryable: false });

describe("an answer", () => {
  it.each([
    "application/json",
    "application/json; charset=utf-8",
    "application/json;charset=GBK",
    "text/plain",
    "text/html; charset=gb2312",
    "",
  ])("in UTF-8 is read whatever its content type says: %j", (contentType) => {
    expect(parseAnswer(answer(json, contentType))).toEqual({ errcode: 0, errmsg: "ok", category: "政务" });
  });

  it("may begin with a byte order mark", () => {
    expect(parseAnswer(answer(`\ufeff${json}`))).toHaveProperty("category", "政务");
  });

  it("in GBK is read where it is said to be GBK", () => {
    const bytes = run("iconv", ["-f", "utf-8", "-t", "gbk"], json);
    expect(parseAnswer(answer(bytes, "text/json; charset=GBK"))).toHaveProperty("category", "政务");
    expect(() => parseAnswer(answer(bytes, "text/json"))).toThrow(malformed);
  });

  it("without errcode is a success, as those with an access token are", () => {
    expect(parseAnswer(answer('{"access_token":"t"}'))).toEqual({ access_token: "t" });
  });

  it.each([
    "",
    " ",
    "null",
    "[]",
    '"ok"',
    "0",
    "{",
    "<!doctype html><title>Sign in</title>",
    '{"errcode":"0"}',
    '{"errcode":null}',
    '{"errcode":1.5}',
    '{"errcode":1e400}',
    "\u0000",
  ])("that is none is told without quoting it: %j", (text) => {
    expect(() => parseAnswer(answer(text))).toThrow(malformed);
    try {
      parseAnswer(answer(text));
    } catch (error) {
      expect(error).not.toHaveProperty("cause");
    }
  });

  it("that is a refusal is the error of its code, without the text that came along", () => {
    const refusal = '{"errcode":94005,"errmsg":"张三丰 999999199003071007"}';
    expect(() => parseAnswer(answer(refusal))).toThrow(
      expect.objectContaining({
        code: "auth_token_invalid",
        errcode: 94005,
        message: expect.not.stringMatching(/张|9999/),
      }),
    );
  });
});

it.each([undefined, null, "", 7, {}, ["text"]])("%j is not a text", (value) => {
  expect(() => requireText(value)).toThrow(malformed);
});
