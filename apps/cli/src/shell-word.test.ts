import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { shellWord } from "./shell-word.ts";

test.each([
  ["private-key.pem", "private-key.pem"],
  ["/srv/实名/密钥.pem", "/srv/实名/密钥.pem"],
  ["my keys", "'my keys'"],
  ["it's", "'it'\\''s'"],
  ['a"b$HOME`id`', "'a\"b$HOME`id`'"],
  ["~/keys", "'~/keys'"],
  ["a;b&c|d>e*?[x](y)!#", "'a;b&c|d>e*?[x](y)!#'"],
  ["", "''"],
  ["-rf", "./-rf"],
  ["-my keys", "'./-my keys'"],
])("%j is written %s, and a shell reads it so", (word, written) => {
  expect(shellWord(word)).toBe(written);
  const read = execFileSync("sh", ["-c", `printf %s ${written}`], { encoding: "utf8" });
  expect(read.replace(/^\.\/-/, "-")).toBe(word);
});
