/** Mini programs: their categories, bindings, logo and access. */

export {
  type Binding,
  type BindingRequest,
  shownSince,
  stateOfRequest,
} from "./binding.ts";
export { type Category, type CategoryId, categoryIdOf, levelsOf, parseCategoryId } from "./category.ts";
export { listCategories } from "./list-categories.ts";
export { logoTypeOf, requireLogo } from "./logo.ts";
export {
  type ApprovedUse,
  endOfOffer,
  isAppid,
  isOpenOffer,
  type MiniProgram,
  type ServiceProvider,
  type UseTexts,
} from "./mini-program.ts";
export type { RealnameAccess } from "./realname-access.ts";
