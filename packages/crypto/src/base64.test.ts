import { expect, test } from "vitest";
import { parseCanonicalBase64 } from "./base64.ts";

// The vectors of RFC 4648 §10.
test.each([
  ["Zg==", "f"],
  ["Zm8=", "fo"],
  ["Zm9v", "foo"],
  ["Zm9vYg==", "foob"],
  ["Zm9vYmE=", "fooba"],
  ["Zm9vYmFy", "foobar"],
])("%s is %s", (text, expected) => {
  expect(parseCanonicalBase64(text)?.toString()).toBe(expected);
});

test.each([
  ["nothing", ""],
  ["missing padding", "Zg"],
  ["half the padding", "Zg="],
  ["surplus padding", "Zm9v===="],
  ["unused bits that are set", "Zh=="],
  ["a line break", "Zm9v\nYmFy"],
  ["a line break at the end", "Zm9v\n"],
  ["a space", " Zm9v"],
  ["the URL alphabet", "_-8="],
  ["text after the padding", "Zg==Zg=="],
  ["something else", "签名"],
])("%s is refused", (_what, text) => {
  expect(parseCanonicalBase64(text)).toBeUndefined();
});
