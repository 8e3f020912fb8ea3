const LEVEL = /^(?:0|[1-9][0-9]{0,9})$/;

/** The attribute `category-id`: `99,904` or `[99, 904]`, with a third id if there is one. @returns `undefined` otherwise */
export function parseCategoryId(attribute: string | null): readonly number[] | undefined {
  const [, list = attribute ?? ""] = /^\s*\[(.*)\]\s*$/.exec(attribute ?? "") ?? [];
  const levels = list.split(",").map((level) => level.trim());
  const isCategory =
    (levels.length === 2 || levels.length === 3) && levels.every((level) => LEVEL.test(level));
  return isCategory ? levels.map(Number) : undefined;
}
