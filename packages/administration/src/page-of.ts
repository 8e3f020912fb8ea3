/** A page of a list that is at hand: where one mini program or merchant follows the other by what the list is sorted by. */
import { refuse } from "@shiming/core";
import Type, { type Static } from "typebox";

export const Paging = {
  after: Type.Optional(Type.String({ description: "the id of the last one of the page before" })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: "all of them" })),
};

interface Page {
  readonly after?: Static<typeof Paging.after> | undefined;
  readonly limit?: Static<typeof Paging.limit> | undefined;
}

/** @throws `entity_not_found` for an `after` that is not in the list */
export function pageOf<Row>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  { after, limit = rows.length }: Page,
): readonly Row[] {
  const start = after === undefined ? 0 : rows.findIndex((row) => idOf(row) === after) + 1;
  if (after !== undefined && start === 0) refuse("entity_not_found", { hint: GONE });
  return rows.slice(start, start + limit);
}

const GONE = {
  en: "the list has changed: begin with its first page",
  zh: "列表已变化，请从第一页开始",
};

/** Whether any of the texts has the words that are looked for, whatever their case. */
export function isFound(search: string | undefined, ...texts: readonly string[]): boolean {
  const wanted = search?.trim().toLowerCase() ?? "";
  return texts.some((text) => text.toLowerCase().includes(wanted));
}
