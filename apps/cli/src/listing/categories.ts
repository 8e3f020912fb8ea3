/** How the tree of categories, and what an import changed in it, are shown to people. */

import type { CategoryEntry, TreeDifference } from "@shiming/administration";
import { subjectTypeWords } from "@shiming/administration/words";
import type { Language } from "../language.ts";
import { printable } from "../printable.ts";
import { table } from "./table.ts";

export function categoriesTable(tree: readonly CategoryEntry[], language: Language): string {
  const heads =
    language === "zh"
      ? ["编号", "类目", "可用主体类型", "常用信息项"]
      : ["ID", "CATEGORY", "OPEN TO", "USUAL ITEMS"];
  return table(
    heads,
    tree.map((entry) => [
      idOf(entry),
      nameOf(entry, language),
      usersOf(entry, language),
      (entry.usual_items ?? []).join(", "),
    ]),
  );
}

/** A line for each difference, as `diff` has them. */
export function differenceText({ added, changed, removed }: TreeDifference, language: Language): string {
  const line = (sign: string, entry: CategoryEntry) =>
    printable(
      `${sign} ${idOf(entry)} ${namesOf(entry)}: ${usersOf(entry, language) || "-"}${itemsOf(entry)}`,
    );
  const lines = [
    ...removed.map((entry) => line("-", entry)),
    ...added.map((entry) => line("+", entry)),
    ...changed.flatMap(({ before, after }) => [line("-", before), line("+", after)]),
  ];
  if (lines.length > 0) return lines.join("\n");
  return language === "zh" ? "与原有类目相同。" : "The categories are as they were.";
}

const itemsOf = ({ usual_items: items = [] }: CategoryEntry) =>
  items.length > 0 ? ` [${items.join(" ")}]` : "";

const levelsOf = ({ category: { first, second, third } }: CategoryEntry) =>
  third ? [first, second, third] : [first, second];

const idOf = (entry: CategoryEntry) =>
  levelsOf(entry)
    .map(({ id }) => id)
    .join(",");

function nameOf(entry: CategoryEntry, language: Language): string {
  return levelsOf(entry)
    .map(({ name, english }) => (language === "en" ? (english ?? name) : name))
    .join(" / ");
}

/** In both languages: either may be what is other. */
function namesOf(entry: CategoryEntry): string {
  const [chinese, english] = [nameOf(entry, "zh"), nameOf(entry, "en")];
  return chinese === english ? chinese : `${chinese} (${english})`;
}

function usersOf({ subject_types }: CategoryEntry, language: Language): string {
  return subject_types.map((type) => subjectTypeWords[type][language]).join(language === "zh" ? "、" : ", ");
}
