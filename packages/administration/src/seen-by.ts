/** Of whose things a list is: what the database is asked for. */
import { type Actor, memberBehind } from "@shiming/core";

/** @returns the organisations of whoever sees their own alone, or the one of them that is wanted; `undefined` for all */
export function organisationsSeen(actor: Actor, wanted?: string): readonly string[] | undefined {
  const own = memberBehind(actor)?.memberships.map(({ organisationId }) => organisationId);
  return wanted === undefined ? own : (own ?? [wanted]).filter((id) => id === wanted);
}
