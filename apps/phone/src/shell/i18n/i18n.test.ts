import { expect, it } from "vitest";
import { en } from "./en.ts";
import { zhCN } from "./zh-CN.ts";

/** Each text by its path, with the values that are put into it. */
function placeholders(messages: object, path = ""): [string, string[]][] {
  return Object.entries(messages).flatMap(([name, value]): [string, string[]][] =>
    typeof value === "string"
      ? [[path + name, (value.match(/\{\w+\}/g) ?? []).sort()]]
      : placeholders(value, `${path}${name}.`),
  );
}

it("says everything in both languages, with the same values in it", () => {
  expect(placeholders(en)).toEqual(placeholders(zhCN));
});

it("uses no character that the message format gives a meaning", () => {
  expect(JSON.stringify([en, zhCN])).not.toMatch(/[@|]/);
});
