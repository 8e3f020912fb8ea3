/** Two people in one application: what each has changed stays, and where both changed the same, somebody chooses. Pure. */
import { type Filling, fieldNames, type Part, partOf } from "./filling.ts";

export interface Merged {
  readonly filling: Filling;
  /** Changed by both, and not to the same: here it is still mine. */
  readonly conflicts: readonly Part[];
  /** That only the other one has changed. */
  readonly taken: readonly Part[];
}

/** @param base what both began from */
export function merge(base: Filling, mine: Filling, theirs: Filling): Merged {
  const is = (one: Filling, other: Filling, part: Part) => partOf(one, part) === partOf(other, part);
  const parts: readonly Part[] = [...fieldNames, "uses"];
  const changedByThem = parts.filter((part) => !is(base, theirs, part) && !is(mine, theirs, part));
  const conflicts = changedByThem.filter((part) => !is(base, mine, part));
  const taken = changedByThem.filter((part) => is(base, mine, part));
  return { filling: taking(mine, theirs, taken), conflicts, taken };
}

/** Mine, with these parts of theirs. */
export function taking(mine: Filling, theirs: Filling, parts: readonly Part[]): Filling {
  const texts = fieldNames.filter((name) => parts.includes(name)).map((name) => [name, theirs.texts[name]]);
  return {
    texts: { ...mine.texts, ...Object.fromEntries(texts) },
    uses: parts.includes("uses") ? theirs.uses : mine.uses,
  };
}
