import type { Caused } from "../outbox/caused.ts";
import type { RegisterRow, ToldRow } from "./register-row.ts";

/**
 * What a change causes, where it changes rows of registers: its first entry of what was done tells what is new in them.
 * Stores call it with every such change, so that no use case can forget it.
 * @param before all rows that it may change, as they were
 * @param after those rows as they are from now on; those that are gone are not among them
 */
export function telling(
  caused: Caused,
  before: readonly RegisterRow[],
  after: readonly RegisterRow[],
): Caused {
  const first = caused.events.find(({ kind }) => kind === "staff_write");
  const events = caused.events.map((event) => {
    if (event.kind !== "staff_write") return event;
    // That there are none is told, too: by it such an entry is known from one of a release before.
    return { ...event, rows: event === first ? changesBetween(before, after) : [] };
  });
  return { ...caused, events };
}

function changesBetween(before: readonly RegisterRow[], after: readonly RegisterRow[]): readonly ToldRow[] {
  const nameOf = ({ register, key }: RegisterRow) => `${register} ${key}`;
  const known = new Map(before.map((row) => [nameOf(row), row]));
  const kept = new Set(after.map(nameOf));
  const gone = before.filter((row) => !kept.has(nameOf(row)));
  return [
    ...gone.map(({ register, key }) => ({ register, key, change: "removed" }) as const),
    ...after.flatMap((row) => changeOf(known.get(nameOf(row)), row)),
  ];
}

function changeOf(before: RegisterRow | undefined, after: RegisterRow): readonly ToldRow[] {
  if (!before) return [{ ...after, change: "added" }];
  const says = Object.fromEntries(
    Object.entries(after.says).filter(([field, said]) => before.says[field] !== said),
  );
  return Object.keys(says).length > 0 ? [{ ...after, says, change: "changed" }] : [];
}
