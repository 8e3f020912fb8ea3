import type { Stage } from "../case.ts";
import { needed } from "../finding.ts";
import type { TargetUser } from "../target.ts";

/** Cases that look at a person's list of consents, or at the tries that are left, run alone by this name. */
export const PERSON_APART = "person apart";

export function personApart({ target }: Stage): TargetUser {
  return needed(target.personApart, "second person with a plain name");
}
