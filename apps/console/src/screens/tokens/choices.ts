/** What a token can be made for: the operations that its maker may do, in groups. */
import { operationTexts } from "../../api/operation-texts.ts";
import { type OperationName, operations } from "../../api/operations.ts";
import type { Text } from "../../i18n/text.ts";
import { groupTexts, type presetTexts } from "./texts.ts";

type GroupName = keyof typeof groupTexts;

export interface Choice {
  readonly name: OperationName;
  readonly text: Text;
}

export interface ChoiceGroup {
  readonly name: GroupName;
  readonly choices: readonly Choice[];
}

const groupOf = (name: string): GroupName => {
  const [first = ""] = name.split(".");
  return Object.hasOwn(groupTexts, first) ? (first as GroupName) : "rest";
};

/** @param may of whoever makes the token */
export function choiceGroups(may: (name: OperationName) => boolean): readonly ChoiceGroup[] {
  const all = Object.entries(operationTexts) as [OperationName, Text][];
  const own = all.filter(([name]) => may(name)).map(([name, text]) => ({ name, text }));
  return (Object.keys(groupTexts) as GroupName[])
    .map((name) => ({ name, choices: own.filter((choice) => groupOf(choice.name) === name) }))
    .filter(({ choices }) => choices.length > 0);
}

const isReading = (name: OperationName) => operations[name].method === "GET";

/** Which operations belong to a common choice. */
export const presets: Readonly<Record<keyof typeof presetTexts, (name: OperationName) => boolean>> = {
  none: () => false,
  reading: isReading,
  certificates: (name) =>
    name === "merchants.list" ||
    name === "merchants.show_certificate" ||
    name === "merchants.issue_certificate" ||
    name === "merchants.retire_certificate",
  usage: (name) => name === "usage.show" || name === "usage.export",
};
