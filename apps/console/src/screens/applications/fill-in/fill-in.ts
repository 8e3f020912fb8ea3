/** What every part of the wizard works on, and what the platform's checks say of it: of a field when it was left, of all at the end. */
import type { OutputOf } from "@shiming/administration";
import { computed, type InjectionKey, inject, provide, ref } from "vue";
import type { Text } from "../../../i18n/text.ts";
import { useLanguage } from "../../../i18n/use-language.ts";
import { type FieldName, fieldTexts, itemNumbers } from "../field-texts.ts";
import type { Application } from "../words.ts";
import { type Filling, fieldNames, isNumber, isUnreadable, type Use } from "./filling.ts";
import { useFilling } from "./use-filling.ts";

export type FillIn = ReturnType<typeof provideFillIn>;
type Finding = Application["findings"][number];

const KEY: InjectionKey<FillIn> = Symbol("fill-in");
const NO_NUMBER: Text = {
  zh: "请只用数字填写整数，例如 12000",
  en: "Write a whole number in digits alone, such as 12000",
};

/** @param apps the organisation's mini programs: one of them is chosen */
export function provideFillIn(first: Application, apps: OutputOf<"apps.list">) {
  const { say, language } = useLanguage();
  const filling = useFilling(first);
  const judged = ref(new Set<string>(judgedAtFirst(first)));
  const isAllJudged = ref(false);

  const findingsOf = (field: string, weight: Finding["weight"]) =>
    filling.application.value.findings.filter((each) => each.field === field && each.weight === weight);
  const isJudged = (field: string) => isAllJudged.value || judged.value.has(field);
  const textOf = (found: readonly Finding[]) =>
    found.length > 0
      ? found.map((each) => withoutName(say(each))).join(language.value === "en" ? "; " : "；")
      : undefined;

  const fillIn = {
    ...filling,
    apps,
    type: (name: FieldName, text: string) =>
      filling.type({ ...filling.filling.value, texts: { ...filling.filling.value.texts, [name]: text } }),
    typeUses: (uses: readonly Use[]) => filling.type({ ...filling.filling.value, uses }),
    /** A field was left: it is saved and judged. */
    judge(field: string) {
      judged.value.add(field);
      void filling.save();
    },
    judgeAll: () => (isAllJudged.value = true),
    /** What is wrong with what was typed, once the field was left. Until it is saved there is nothing to say of it. */
    errorOf(field: string, isSaved: boolean): string | undefined {
      if (isNumber(field as FieldName) && isUnreadable(filling.filling.value, field as FieldName))
        return say(NO_NUMBER);
      return isJudged(field) && isSaved ? textOf(findingsOf(field, "fault")) : undefined;
    },
    remarkOf: (field: string) => (isJudged(field) ? textOf(findingsOf(field, "remark")) : undefined),
    /** What keeps it from being sent. */
    faults: computed(() => [
      ...unreadable(filling.filling.value),
      ...filling.application.value.findings.filter(({ weight }) => weight === "fault"),
    ]),
  };
  provide(KEY, fillIn);
  return fillIn;
}

export function useFillIn(): FillIn {
  const found = inject(KEY);
  if (!found) throw new Error("there is no application to fill in here");
  return found;
}

/** A number that cannot be sent is not at the platform, which so cannot find it. */
function unreadable(filling: Filling): Finding[] {
  return fieldNames
    .filter((name) => isUnreadable(filling, name))
    .map((field) => {
      const [item = 0, { zh, en }] = [itemNumbers[field], fieldTexts[field]];
      const said = {
        zh: `第 ${item} 项“${zh}”：${NO_NUMBER.zh}`,
        en: `Item ${item}, ${en}: ${NO_NUMBER.en}`,
      };
      return { item, field, weight: "fault", ...said };
    });
}

/** What was there before was looked at before. */
function judgedAtFirst(application: Application): string[] {
  const filled = fieldNames.filter((name) => {
    const [outer = "", inner] = name.split(".");
    const value = application[outer as keyof Application] as unknown;
    return Boolean(inner ? (value as Record<string, unknown> | null)?.[inner] : value);
  });
  const uses = application.uses.flatMap((_, place) => [
    ...["category", "purpose", "legal_basis", "retention", "items"].map(
      (member) => `uses.${place}.${member}`,
    ),
  ]);
  return [...filled, ...uses];
}

/** Beside its field a finding does not say again which one it is about. */
const withoutName = (text: string) =>
  text.replace(/^第 \d+ 项“[^”]{1,40}”：|^Item \d+, [^:]{1,60}: |^第 \d+ 个类目：|^Category \d+: /, "");
