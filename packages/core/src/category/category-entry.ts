/** One line of the file of categories: the category, or what is wrong in each of its columns. */
import { faultOfShownText } from "../administration/shown-text.ts";
import { shownCategory } from "../administration/shown-use.ts";
import { isItem } from "../disclosure/item.ts";
import { type CategoryLevel, parseLevelId } from "../mini-program/category.ts";
import { type CategoryColumn, type LevelName, subjectTypeNamed } from "./category-columns.ts";
import { badEnglish, badId, badItem, badName, badSubjectType, type PlaceFault } from "./category-faults.ts";
import type { CategoryEntry } from "./category-tree.ts";

export type Values = Readonly<Partial<Record<CategoryColumn, string>>>;

export function readEntry(
  values: Values,
): { readonly entry: CategoryEntry } | { readonly faults: readonly PlaceFault[] } {
  const hasThird = Boolean(values.third_id || values.third_name || values.third_english);
  const levels: readonly LevelName[] = hasThird ? ["first", "second", "third"] : ["first", "second"];
  const named = listIn(values.subject_types);
  const items = listIn(values.usual_items);
  const faults = [
    ...levels.flatMap((level) => faultsOf(level, values)),
    ...named.filter((name) => !subjectTypeNamed(name)).map(badSubjectType),
    ...items.filter((name) => !isItem(name)).map(badItem),
  ];
  if (faults.length > 0) return { faults };
  const category = shownCategory({
    first: levelOf("first", values),
    second: levelOf("second", values),
    ...(hasThird && { third: levelOf("third", values) }),
  });
  const types = named.map(subjectTypeNamed).filter((type) => type !== undefined);
  const usualItems = [...new Set(items.filter(isItem))];
  return {
    entry: { category, subjectTypes: [...new Set(types)], ...(usualItems.length > 0 && { usualItems }) },
  };
}

const listIn = (text = "") => text.split(/[\s|/、，,;；]/u).filter(Boolean);

function faultsOf(level: LevelName, values: Values): PlaceFault[] {
  const [id = "", name = "", english] = cellsOf(level, values);
  const ofName = faultOfShownText("categoryName", name);
  const ofEnglish = english ? faultOfShownText("englishCategoryName", english) : undefined;
  return [
    ...(parseLevelId(id) === undefined ? [badId(level, id)] : []),
    ...(ofName ? [badName(level, ofName)] : []),
    ...(ofEnglish ? [badEnglish(level, ofEnglish)] : []),
  ];
}

function levelOf(level: LevelName, values: Values): CategoryLevel {
  const [id, name = "", english] = cellsOf(level, values);
  return { id: Number(id), name, ...(english && { english }) };
}

const cellsOf = (level: LevelName, values: Values) =>
  [values[`${level}_id`], values[`${level}_name`], values[`${level}_english`]] as const;
