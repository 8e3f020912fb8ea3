/** From one database to another. */

export type { MovedContent } from "./copy.ts";
export { beginMove, hasLeft, type Move, type MoveEnds } from "./move.ts";
