import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import { type Category, categoryIdOf } from "../mini-program/category.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import { changeMiniProgram, type MiniProgramDeps } from "./mini-programs.ts";
import { requireUnchanged } from "./unchanged.ts";

/**
 * Sets the categories of the mini program itself. What its access was approved for stays as it is, until an approval says otherwise.
 * @param seen the ids of those that are to be replaced
 * @throws `entity_not_found`, `entity_changed`; `value_invalid` where an approved one would be gone
 */
export async function setCategories(
  appid: string,
  categories: readonly Category[],
  actor: Permitted<"apps.set_categories">,
  deps: Pick<MiniProgramDeps, "miniPrograms">,
  at: Date,
  seen?: readonly (readonly number[])[],
): Promise<void> {
  const ids = categories.map((category) => categoryIdOf(category).join());
  const set = ({ approvedUses, categories: now }: MiniProgram) => {
    requireUnchanged(
      seen,
      now.map((category) => [...categoryIdOf(category)]),
    );
    const gone = approvedUses
      .map(({ category }) => categoryIdOf(category).join())
      .find((id) => !ids.includes(id));
    if (gone) {
      refuse("value_invalid", {
        hint: {
          en: `${gone} is approved for real names; end that first`,
          zh: `类目 ${gone} 已获批实名授权，请先终止`,
        },
      });
    }
    return { categories };
  };
  await changeMiniProgram(appid, "categories_set", set, actor, deps, at);
}
