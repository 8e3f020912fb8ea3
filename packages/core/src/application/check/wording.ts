/** Whether a sentence says what the interface is needed for. */
import type { Text } from "@shiming/crypto";
import type { Application } from "../application.ts";
import { type Finding, fault, type ItemValues, LABELS, onlineFault } from "./finding.ts";

const SHORTEST = 10;
const PLACEHOLDERS =
  /x{3,}|…{2,}|\.{6,}|测试|待补充|待定|待填|暂无|同上|略$|^无$|请填写|示例文字|asdf|qwer|lorem ipsum|placeholder|^\s*(?:test|tbd|todo|n\/?a)\b/i;

const TOO_SHORT: Text = {
  en: `is too short: say in at least ${SHORTEST} characters who does what with it, in which matter`,
  zh: `过于简单：请用至少 ${SHORTEST} 个字说明谁在什么业务中用来做什么`,
};
const PLACEHOLDER: Text = {
  en: "contains a placeholder: write what it is really used for",
  zh: "含有占位内容：请写明真实的场景和用途",
};
const LABEL: Text = {
  en: "repeats the form's own words: write what it is used for",
  zh: "只是重复了表格的标题：请写明具体的场景和用途",
};
const ONE_WORD: Text = {
  en: "says nothing: the same characters again and again",
  zh: "没有实际内容：同样的字反复出现",
};

/** @returns how to mend it */
export function faultOfPurpose(given: string): Text | undefined {
  const text = given.normalize("NFKC").trim();
  const said = lettersOf(text);
  if (
    Object.values(LABELS).some(({ label }) => said === lettersOf(label.zh) || said === lettersOf(label.en))
  ) {
    return LABEL;
  }
  if (PLACEHOLDERS.test(text)) return PLACEHOLDER;
  if ([...said].length < SHORTEST) return TOO_SHORT;
  return new Set(said).size < SHORTEST / 2 ? ONE_WORD : undefined;
}

const lettersOf = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();

export function findEmptyWords(values: ItemValues): readonly Finding[] {
  const { scenario } = values;
  const says = scenario === undefined || scenario === "" ? undefined : faultOfPurpose(String(scenario));
  return says ? [fault("scenario", says)] : [];
}

/** The same for each purpose that citizens will read, which may be shorter. */
export function findEmptyPurposes({ permission }: Application): readonly Finding[] {
  return permission.uses.flatMap(({ purpose }, place) => {
    const says = faultOfPurpose(purpose);
    if (says === undefined || says === TOO_SHORT) return [];
    const text = {
      en: `The purpose of category ${place + 1} ${says.en}`,
      zh: `第 ${place + 1} 个类目的用途${says.zh}`,
    };
    return [onlineFault(`uses.${place}.purpose`, text)];
  });
}
