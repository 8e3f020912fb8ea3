import { expect, test } from "vitest";
import { refuseLeftovers } from "./leftovers.ts";

const read = (text: string) => () => refuseLeftovers(text, "SHIMING_DATA");

test.each(['"/var/lib/shiming"', "'/var/lib/shiming'", "“示例钱包”"])("%s has quotation marks", (text) => {
  expect(read(text)).toThrow("SHIMING_DATA has quotation marks around its value");
});

test.each(["~/data", "~", "$HOME/data", "$(pwd)/data", "%APPDATA%/shiming"])(
  "%s was not replaced",
  (text) => {
    expect(read(text)).toThrow("nothing has replaced");
  },
);

test.each([" /var/lib", "/var/lib\r", "https://realname.example.com\n"])(
  "%j has white space at an end",
  (text) => {
    expect(read(text)).toThrow("white space at an end");
  },
);

test.each(["/var/lib/shiming", "示例“钱包”", "a ~ b", "100%", " ", "/srv/$old"])("%j is taken", (text) => {
  expect(read(text)).not.toThrow();
});
