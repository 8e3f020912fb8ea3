import { expect, it } from "vitest";
import { namedAddress } from "./named-address.ts";

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["203.0.113.7:51234", "203.0.113.7"],
  ["2001:db8::7", "2001:db8::7"],
  ["[2001:db8::7]", "2001:db8::7"],
  ["[2001:db8::7]:51234", "2001:db8::7"],
  ["fe80::7%eth0", "fe80::7"],
  ["[fe80::7%25eth0]:80", "fe80::7"],
  ["::ffff:203.0.113.7", "::ffff:203.0.113.7"],
])("a caller is known by the address alone: %s", (text, address) => {
  expect(namedAddress(text)).toBe(address);
});

it.each(["", "unknown", "_hidden", "999.1.1.1", "203.0.113.7:", "[203.0.113.7", "host:80", "x".repeat(5000)])(
  "what is no address is none: %s",
  (text) => {
    expect(namedAddress(text)).toBeUndefined();
  },
);
