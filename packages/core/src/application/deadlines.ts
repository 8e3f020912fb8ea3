/** How many working days each turn has: what comes with the release, and what the operator has set instead. */
import type { Text } from "@shiming/crypto";
import { staffEvent } from "../administration/staff-event.ts";
import { requireUnchanged } from "../administration/unchanged.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { CalendarStore } from "../ports/calendar-store.ts";
import { applicationStateWords } from "../words/index.ts";
import { type ApplicationState, applicationStates, type Deadlines, turnOf } from "./state.ts";

const MOST_DAYS = 90;

export const usualDeadlines: Deadlines = new Map(
  applicationStates.flatMap((state) => {
    const { workingDays } = turnOf(state);
    return workingDays === undefined ? [] : [[state, workingDays] as const];
  }),
);

export async function deadlinesOf(store: Pick<CalendarStore, "deadlines">): Promise<Deadlines> {
  return withUsual(await store.deadlines());
}

/**
 * Gives turns that begin from now on other deadlines; those that are under way keep theirs.
 * @param seen those that are to be replaced
 * @throws `entity_changed`; `value_invalid` for a state without a deadline, and for anything but 1 to 90 working days
 */
export async function setDeadlines(
  given: Deadlines,
  actor: Permitted<"deadlines.set">,
  store: Pick<CalendarStore, "changeDeadlines">,
  at: Date,
  seen?: Deadlines,
): Promise<void> {
  for (const [state, days] of given) {
    if (!usualDeadlines.has(state)) refuse("value_invalid", { hint: none(state) });
    if (!(Number.isInteger(days) && days >= 1 && days <= MOST_DAYS)) refuse("value_invalid", { hint: DAYS });
  }
  const said = [...given].map(([state, days]) => `${state} ${days}`).join(", ");
  const events = [staffEvent(actor, "deadlines_set", said, at)];
  await store.changeDeadlines((set) => {
    const now = withUsual(set);
    requireUnchanged(seen, seen && new Map([...seen.keys()].map((state) => [state, now.get(state) ?? 0])));
    return { next: new Map([...set, ...given]), events };
  });
}

const withUsual = (set: Deadlines): Deadlines => new Map([...usualDeadlines, ...set]);

const none = (state: ApplicationState): Text => ({
  en: `${state} has no deadline`,
  zh: `“${applicationStateWords[state].zh}”没有期限`,
});
const DAYS: Text = {
  en: `a deadline is 1 to ${MOST_DAYS} working days`,
  zh: `期限为 1 至 ${MOST_DAYS} 个工作日`,
};
