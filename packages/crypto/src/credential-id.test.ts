import { expect, test } from "vitest";
import { credentialIdChecksum, isCredentialId, parseCredentialId } from "./credential-id.ts";
import { readVectors } from "./testing/vectors.ts";

// The two examples that GB 11643-1999 itself gives.
const published = ["11010519491231002X", "440524188001010014"];

test.each(published)("the standard's own example is valid: %s", (text) => {
  expect(isCredentialId(text)).toBe(true);
  expect(credentialIdChecksum(text.slice(0, 17))).toBe(text.slice(17));
});

test("an ID number comes apart into area, date of birth, sequence and check character", () => {
  expect(parseCredentialId("11010519491231002X")).toEqual({
    areaCode: "110105",
    birthDate: "1949-12-31",
    sequence: "002",
    check: "X",
  });
});

test("every published number has the check character that the vectors' script computed", () => {
  const { valid } = readVectors<{ valid: { credential_id: string }[] }>("opening.json");
  for (const { credential_id } of valid) expect(isCredentialId(credential_id)).toBe(true);
  expect(valid.some(({ credential_id }) => credential_id.endsWith("X"))).toBe(true);
});

test("any one digit changed, and any two neighbours exchanged, are noticed", () => {
  for (const text of published) {
    for (let i = 0; i < 17; i += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        const changed = text.slice(0, i) + digit + text.slice(i + 1);
        if (changed !== text) expect(isCredentialId(changed)).toBe(false);
      }
      const exchanged = text.slice(0, i) + text.charAt(i + 1) + text.charAt(i) + text.slice(i + 2);
      if (exchanged !== text) expect(isCredentialId(exchanged)).toBe(false);
    }
  }
});

function withCheck(first17: string): string {
  return first17 + credentialIdChecksum(first17);
}

test("29 February is a date in leap years only", () => {
  expect(isCredentialId(withCheck("99999920000229001"))).toBe(true);
  expect(isCredentialId(withCheck("99999919960229001"))).toBe(true);
  expect(isCredentialId(withCheck("99999919000229001"))).toBe(false);
  expect(isCredentialId(withCheck("99999919970229001"))).toBe(false);
});

test.each([
  "99999919970431001",
  "99999919970001001",
  "99999919971301001",
  "99999919970100001",
  "99999919970132001",
  "99999917991231001",
  "99999921000101001",
])("a date that cannot be is refused, the checksum being right: %s", (first17) => {
  expect(isCredentialId(withCheck(first17))).toBe(false);
});

test.each([
  ["nothing", ""],
  ["fifteen digits", "110105491231002"],
  ["lower-case x", "11010519491231002x"],
  ["a full-width digit", "１1010519491231002X"],
  ["a space before it", " 11010519491231002X"],
  ["a line break after it", "11010519491231002X\n"],
  ["X elsewhere", "1101051949123100X2"],
])("%s is refused", (_what, text) => {
  expect(parseCredentialId(text)).toBeUndefined();
});

test("the checksum is refused over anything but 17 digits, and the error does not repeat them", () => {
  expect(() => credentialIdChecksum("110105194912310029")).toThrow(TypeError);
  expect(() => credentialIdChecksum("110105194912310029")).not.toThrow("110105");
});
