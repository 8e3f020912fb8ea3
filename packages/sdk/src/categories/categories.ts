/** `GET /wxa/get_category` (contract §4). */
import { type AnswerObject, malformed, requireText } from "../http/answer.ts";

/** One level of a category: its id, and its name in Chinese. */
export interface CategoryLevel {
  readonly id: number;
  readonly name: string;
}

/** A category of the mini program. Its ids are what the button's `category-id` names. */
export interface Category {
  readonly first: CategoryLevel;
  readonly second: CategoryLevel;
  readonly third?: CategoryLevel;
}

/** @throws RealnameError `answer_malformed` */
export function parseCategoriesAnswer({ category_list }: AnswerObject): Category[] {
  if (!Array.isArray(category_list)) throw malformed();
  return category_list.map(parseCategory);
}

function parseCategory(value: unknown): Category {
  if (typeof value !== "object" || value === null) throw malformed();
  const { first_id, first_class, second_id, second_class, third_id, third_class } = value as AnswerObject;
  return {
    first: parseLevel(first_id, first_class),
    second: parseLevel(second_id, second_class),
    ...(third_id === undefined && third_class === undefined
      ? {}
      : { third: parseLevel(third_id, third_class) }),
  };
}

function parseLevel(id: unknown, name: unknown): CategoryLevel {
  if (!Number.isSafeInteger(id)) throw malformed();
  return { id: id as number, name: requireText(name) };
}
