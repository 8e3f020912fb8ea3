import { itemNames } from "../disclosure/approved-items.ts";
import { type CategoryId, categoryIdOf } from "../mini-program/category.ts";
import type { ApprovedUse, MiniProgram } from "../mini-program/mini-program.ts";
import { accessAllows } from "../mini-program/realname-access.ts";

/** The uses that a mini program may verify for, in the order of their approval. */
export function verifyingUses({ approvedUses }: MiniProgram): readonly ApprovedUse[] {
  return approvedUses.filter((use) => itemNames(use.items).includes("verification"));
}

/** Whether it may verify now; with a category, whether it may for that one. */
export function isApprovedForVerification(app: MiniProgram, at: Date, category?: CategoryId): boolean {
  if (!accessAllows(app.access, at)) return false;
  const uses = verifyingUses(app);
  if (category === undefined) return uses.length > 0;
  return uses.some((use) => categoryIdOf(use.category).join() === category.join());
}
