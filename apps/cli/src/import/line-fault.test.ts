import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SENTENCES, sentenceOf } from "./line-fault.ts";

const DOCUMENTS = [
  ["en", "docs/operating.md"],
  ["zh", "docs/operating.zh-CN.md"],
] as const;

test.each(DOCUMENTS)(
  "the reasons for bad lines are all in the table of the %s document",
  (language, name) => {
    const text = readFileSync(new URL(`../../../../${name}`, import.meta.url), "utf8");
    const rows = [...text.matchAll(/^\| `([a-z]+_[a-z_]+)` +\| (.*?) +\|$/gmu)];
    const told = new Map(
      rows.map(([, reason = "", sentence = ""]) => [reason, sentence.replaceAll(/\\(.)/g, "$1")]),
    );
    const reasons = Object.entries(SENTENCES).map(
      ([reason, sentence]) => [reason, sentence[language]] as const,
    );
    expect(reasons.map(([reason]) => [reason, told.get(reason)])).toEqual(reasons);
  },
);

test("too few or too many values are counted in the sentence", () => {
  const { en, zh } = sentenceOf({ fault: "columns_too_many", values: { found: 7, expected: 6 } });
  expect(en).toMatch(/a comma or other separator may stand in a value.* \(6 expected, 7 found\)$/);
  expect(zh).toMatch(/（应有 6 个，实有 7 个）$/);
});
