/** What `audit compare` tells a person of what it found. */
import type { ComparedRegisters } from "@shiming/administration";
import { registerFieldText, registerFindingText, registerWords } from "@shiming/administration/words";
import type { Text } from "@shiming/crypto";
import { counted } from "../counted.ts";

type OpenRow = ComparedRegisters["open"][number];

/** A line for each finding, one for each register with rows that are open, the sum last. */
export function comparisonSentences({ entries, rows, findings, open, unsettled }: ComparedRegisters): Text[] {
  const byRegister = Map.groupBy(open, ({ register }) => register);
  return [
    ...findings.map(registerFindingText),
    ...[...byRegister.values()].map(openSentence),
    ...unsettled.map(({ register, key }) => ({
      en: `${registerWords[register].en} ${key}: changed again and again meanwhile; compare again`,
      zh: `${registerWords[register].zh} ${key}：核对期间一直在变动，请重新核对`,
    })),
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

function openSentence(rows: readonly OpenRow[]): Text {
  const fields = [...new Set(rows.flatMap((row) => row.fields))].map(registerFieldText);
  const { en, zh } = registerWords[(rows[0] as OpenRow).register];
  return {
    en: `${en}: ${counted(rows.length, "row")} explained by entries of an earlier release, which do not say: ${fields.map((field) => field.en).join(", ")}`,
    zh: `${zh}：${rows.length} 行的来历见早期版本的记录，其中未写明：${fields.map((field) => field.zh).join("、")}`,
  };
}
