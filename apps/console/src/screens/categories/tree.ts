/** The list of categories as a tree, as people read it, and as the file that it is imported from. */
import type { OutputOf } from "@shiming/administration";
import { idOfCategory, levelsOf, nameOfCategory } from "../../parts/category.ts";
import { csvFile } from "../../parts/csv-line.ts";

export type Entry = OutputOf<"categories.list">[number];
type Level = Entry["category"]["first"];

export interface Branch {
  readonly level: Level;
  /** Absent for what only holds others. */
  readonly entry?: Entry | undefined;
  readonly branches: readonly Branch[];
}

export const levelName = ({ name, english }: Level, language: string) =>
  language === "en" ? (english ?? name) : name;

/** In the order of the list. */
export function treeOf(entries: readonly Entry[], depth = 0): readonly Branch[] {
  const groups = Map.groupBy(entries, (entry) => levelsOf(entry.category)[depth]?.id);
  return [...groups.values()].map((group) => {
    const [first] = group as [Entry, ...Entry[]];
    const isEnd = (entry: Entry) => levelsOf(entry.category).length === depth + 1;
    const below = group.filter((entry) => !isEnd(entry));
    return {
      level: levelsOf(first.category)[depth] as Level,
      entry: group.find(isEnd),
      branches: treeOf(below, depth + 1),
    };
  });
}

/** Those whose names, in either language, or ids hold what is looked for. */
export function found(entries: readonly Entry[], search: string): readonly Entry[] {
  const wanted = search.trim().toLowerCase();
  const texts = ({ category }: Entry) => [
    idOfCategory(category),
    nameOfCategory(category, "zh-CN"),
    nameOfCategory(category, "en"),
  ];
  return entries.filter((entry) => texts(entry).some((text) => text.toLowerCase().includes(wanted)));
}

const COLUMNS = ["first", "second", "third"].flatMap((level) =>
  ["id", "name", "english"].map((member) => `${level}_${member}`),
);

/** As it is imported again. */
export function csvOf(entries: readonly Entry[]): string {
  const lines = entries.map((entry) => {
    const cells = [0, 1, 2].flatMap((depth) => {
      const level = levelsOf(entry.category)[depth];
      return level ? [String(level.id), level.name, level.english ?? ""] : ["", "", ""];
    });
    return [...cells, entry.subject_types.join("|"), (entry.usual_items ?? []).join("|")];
  });
  return csvFile([[...COLUMNS, "subject_types", "usual_items"], ...lines]);
}
