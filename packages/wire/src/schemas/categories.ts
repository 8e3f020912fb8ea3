/** Categories of a mini program. Contract §4. */
import Type, { type Static } from "typebox";
import { SUCCESS } from "../errors.ts";
import { limits } from "../limits.ts";

/** An unsigned 32-bit integer. */
export const CategoryLevelId = Type.Integer({ minimum: 0, maximum: limits.categoryIdMax });
const Name = Type.String({ minLength: 1 });

/** `third_class` and `third_id` are there only where there is a third level. */
export type Category = Static<typeof Category>;
export const Category = Type.Object({
  first_class: Name,
  second_class: Name,
  third_class: Type.Optional(Name),
  first_id: CategoryLevelId,
  second_id: CategoryLevelId,
  third_id: Type.Optional(CategoryLevelId),
});

/** The categories of the mini program itself, whether or not it has real-name access. */
export type CategoriesAnswer = Static<typeof CategoriesAnswer>;
export const CategoriesAnswer = Type.Object({
  errcode: Type.Literal(SUCCESS.errcode),
  errmsg: Type.Literal(SUCCESS.errmsg),
  category_list: Type.Array(Category),
});
