/** What is asked for when a newcomer wants a service provider in the sandbox, and what that means among the categories. */
import {
  type Category,
  type CategoryEntry,
  type CategoryTree,
  categoryIdOf,
  levelsOf,
  refuse,
  requireShownText,
  type SubjectType,
  subjectTypes,
  type Text,
} from "@shiming/core";

export interface ProviderWish {
  /** Of the mini program, and of the legal entity unless that has another. */
  readonly name: string;
  readonly legalName?: string | undefined;
  readonly subjectType?: string | undefined;
  /** The first level of the category, by its name or id. */
  readonly scope?: string | undefined;
  readonly category?: readonly number[] | undefined;
}

export interface MeantProvider {
  readonly name: string;
  readonly legalName: string;
  readonly subjectType: SubjectType;
  readonly category: Category;
}

/** @throws `value_invalid` for a name that cannot be shown, and where no category is what is wished, with those that are */
export function meantBy(wish: ProviderWish, tree: CategoryTree): MeantProvider {
  const name = requireShownText("appName", wish.name);
  const legalName = requireShownText("legalName", wish.legalName ?? name);
  const wished = subjectTypeOf(wish.subjectType);
  const inScope = tree.filter((entry) => isInScope(entry, wish.scope));
  if (inScope.length === 0) refuse("value_invalid", { hint: noScope(wish.scope ?? "", tree) });
  const among = inScope.filter(({ category }) => isMeant(category, wish.category));
  if (among.length === 0) refuse("value_invalid", { hint: noCategory(inScope) });
  const open = among.find((entry) => wished === undefined || entry.subjectTypes.includes(wished));
  const subjectType = wished ?? open?.subjectTypes[0];
  if (!open || !subjectType) return refuse("value_invalid", { hint: notOpen(among) });
  return { name, legalName, subjectType, category: open.category };
}

function subjectTypeOf(text: string | undefined): SubjectType | undefined {
  const found = subjectTypes.find((each) => each === text);
  if (found || text === undefined) return found;
  const all = subjectTypes.join(", ");
  return refuse("value_invalid", {
    hint: { en: `a subject type is one of ${all}`, zh: `主体类型应为其中之一：${all}` },
  });
}

const isInScope = ({ category: { first } }: CategoryEntry, scope: string | undefined) =>
  scope === undefined || [first.name, first.english, String(first.id)].includes(scope);

const isMeant = (category: Category, id: readonly number[] | undefined) =>
  id === undefined || categoryIdOf(category).join() === id.join();

function noScope(scope: string, tree: CategoryTree): Text {
  const all = [...new Set(tree.map(({ category }) => category.first.name))];
  return {
    en: `"${scope}" is no scope: those are ${all.join(", ")}`,
    zh: `没有“${scope}”这一范围：可选 ${all.join("、")}`,
  };
}

function noCategory(among: readonly CategoryEntry[]): Text {
  const all = among.map(({ category }) => wordsOf(category));
  return {
    en: `no such category; there are ${all.join("; ")}`,
    zh: `没有这个类目；可选 ${all.join("；")}`,
  };
}

function notOpen(among: readonly CategoryEntry[]): Text {
  const all = among.map(({ category, subjectTypes }) => `${wordsOf(category)}: ${subjectTypes.join(", ")}`);
  return {
    en: `not open to this subject type; open are ${all.join("; ")}`,
    zh: `不对该主体类型开放；开放情况：${all.join("；")}`,
  };
}

const wordsOf = (category: Category) =>
  `${categoryIdOf(category).join()} ${levelsOf(category)
    .map(({ name }) => name)
    .join("/")}`;
