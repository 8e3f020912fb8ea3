/** What `audit compare` tells a person of what it found. */
import type { ComparedRegisters } from "@shiming/administration";
import { openRowsTexts, registerFindingText, unsettledRowText } from "@shiming/administration/words";
import type { Text } from "@shiming/crypto";
import { counted } from "../counted.ts";

/** A line for each finding, one for each register with rows that are open, the sum last. */
export function comparisonSentences({ entries, rows, findings, open, unsettled }: ComparedRegisters): Text[] {
  return [
    ...findings.map(registerFindingText),
    ...openRowsTexts(open),
    ...unsettled.map(unsettledRowText),
    {
      en: [
        counted(entries, "entry", "entries"),
        counted(rows, "row"),
        counted(findings.length, "difference"),
      ].join(", "),
      zh: `${entries} 条记录，${rows} 行登记，${findings.length} 处不符`,
    },
  ];
}
