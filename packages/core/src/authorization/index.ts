/** Who may do what, to whose things. */

export { authorize, couldDo, isVisible, may, type Permitted, type Whose } from "./authorize.ts";
export { type Action, type Rule, rules } from "./rules.ts";
