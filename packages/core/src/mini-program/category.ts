/** One level of the category tree. */
export interface CategoryLevel {
  readonly id: number;
  readonly name: string;
  /** Its name in English, where there is one. */
  readonly english?: string;
}

/** A category of a mini program: two levels, or three (contract §4). */
export interface Category {
  readonly first: CategoryLevel;
  readonly second: CategoryLevel;
  readonly third?: CategoryLevel;
}

/** Two or three ids, as `category-id` of the button carries them. */
export type CategoryId = readonly [number, number] | readonly [number, number, number];

const NUMERAL = /^(0|[1-9][0-9]{0,9})$/;
const UINT32_MAX = 4_294_967_295;

/** One of the ids, as a number or its numeral. */
export function parseLevelId(value: unknown): number | undefined {
  const id = typeof value === "string" && NUMERAL.test(value) ? Number(value) : value;
  return typeof id === "number" && Number.isInteger(id) && id >= 0 && id <= UINT32_MAX ? id : undefined;
}

/** Reads `[99, 904]` or `["3", "4", "5"]`; `undefined` for anything else (contract §2). */
export function parseCategoryId(value: unknown): CategoryId | undefined {
  if (!Array.isArray(value) || (value.length !== 2 && value.length !== 3)) return undefined;
  const ids = value.map(parseLevelId);
  return ids.includes(undefined) ? undefined : (ids as unknown as CategoryId);
}

export function levelsOf({ first, second, third }: Category): readonly CategoryLevel[] {
  return third ? [first, second, third] : [first, second];
}

export function categoryIdOf(category: Category): CategoryId {
  const { first, second, third } = category;
  return third ? [first.id, second.id, third.id] : [first.id, second.id];
}

/** `[a,b]` matches `(a,b)` and any `(a,b,c)`; `[a,b,c]` matches exactly (contract §2). */
export function categoryMatches(asked: CategoryId, category: Category): boolean {
  const [first, second, third] = asked;
  if (category.first.id !== first || category.second.id !== second) return false;
  return third === undefined || category.third?.id === third;
}
