/** What is wrong in a file that was brought, for people: a line for each place. */
import type { FileFault } from "@shiming/core";
import type { Language } from "../language.ts";
import { table } from "./table.ts";

export function faultTable(faults: readonly FileFault[], language: Language): string {
  const heads = language === "zh" ? ["行", "列", "问题", "应为"] : ["LINE", "COLUMN", "WRONG", "SHOULD BE"];
  return table(
    heads,
    faults.map(({ line, column = "", wrong, right }) => [
      `${line}`,
      column,
      wrong[language],
      right[language],
    ]),
  );
}
