import { expect, test } from "vitest";
import { foreignFormOf } from "./foreign.ts";

const latin1 = (hex: string) => Buffer.from(hex, "hex").toString("latin1");
const SALT = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";

// By keytool, Bouncy Castle (KeyStore.store: version, salt, count) and Apple's "security".
test.each([
  ["java_key_store", latin1("feedfeed0000000200000001")],
  ["java_key_store", latin1("cececece0000000200000001")],
  ["java_key_store_in_base64", "/u3+7QAAAAIAAAABAAAAAQABYQAAAZ"],
  ["java_key_store_in_base64", "zs7OzgAAAAIAAAABAAAAAQABYQAAAZ"],
  ["bouncy_castle_store", latin1(`0000000200000014${SALT}00000432`)],
  ["bouncy_castle_store", latin1(`0000000100000014${SALT}00000800`)],
  ["keychain", latin1("6b796368000100000000001000000014")],
  ["keychain", "SQLite format 3\0\x10"],
  // Of NSS before 2014: Berkeley DB 1.85.
  ["keychain", latin1("00061561000000020000ecbe0000000d")],
  [undefined, "\0".repeat(100)],
  [undefined, "-----BEGIN CERTIFICATE-----"],
])("%s is known by how it begins", (form, start) => {
  expect(foreignFormOf(start)).toBe(form);
});
