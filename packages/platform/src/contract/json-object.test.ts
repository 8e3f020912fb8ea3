import { DomainError } from "@shiming/core";
import { describe, expect, it } from "vitest";
import type { ReceivedBody } from "./body.ts";
import { parseJsonObject } from "./json-object.ts";

const failureOf = (body: ReceivedBody) => {
  try {
    parseJsonObject(body);
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.failure : error;
  }
};

describe("parseJsonObject", () => {
  it("gives the members of an object, of duplicate ones the last", () => {
    expect(parseJsonObject(Buffer.from('{"a":1,"b":"实","a":2}'))).toEqual({ a: 2, b: "实" });
  });

  it("makes no prototype of a member", () => {
    const object = parseJsonObject(Buffer.from('{"__proto__":{"sign":"x"}}'));
    expect(object.sign).toBeUndefined();
  });

  it.each<[ReceivedBody, string]>([
    ["too_large", "body_too_large"],
    ["late", "body_malformed"],
    ["cut", "body_malformed"],
    [Buffer.alloc(0), "body_empty"],
    [Buffer.from([0x7b, 0xff, 0x7d]), "body_malformed"],
    [Buffer.from('{"a":"\xff"}', "latin1"), "body_malformed"],
    [Buffer.from("\uFEFF{}"), "body_malformed"],
    [Buffer.from("[]"), "body_malformed"],
    [Buffer.from("null"), "body_malformed"],
    [Buffer.from('"x"'), "body_malformed"],
    [Buffer.from("{"), "body_malformed"],
  ])("refuses %j", (body, failure) => {
    expect(failureOf(body)).toBe(failure);
  });

  it("quotes nothing of the body", () => {
    expect(() => parseJsonObject(Buffer.from("geheim"))).toThrow(/^((?!geheim).)*$/);
  });
});
