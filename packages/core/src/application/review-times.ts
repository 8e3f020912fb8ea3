/** How long applications stood where somebody had to move. */
import type { Application } from "./application.ts";
import { type ApplicationState, applicationStates, type Mover, turnOf } from "./state.ts";

export interface ReviewTime {
  readonly state: ApplicationState;
  readonly owner: Exclude<Mover, "nobody">;
  /** How many have left this state in that time. */
  readonly count: number;
  readonly medianMs: number;
  /** Nine of ten were not longer there. */
  readonly ninetiethMs: number;
}

/** Of each state that applications have left between these times; those that nobody has left are absent. */
export function reviewTimes(
  applications: readonly Pick<Application, "history">[],
  { from, before }: { readonly from: Date; readonly before: Date },
): readonly ReviewTime[] {
  const stays = new Map<ApplicationState, number[]>();
  for (const { history } of applications) {
    for (const [place, step] of history.entries()) {
      const next = history[place + 1];
      if (!next || next.at < from || next.at >= before) continue;
      stays.set(step.to, [...(stays.get(step.to) ?? []), next.at.getTime() - step.at.getTime()]);
    }
  }
  return applicationStates.flatMap((state) => {
    const found = stays.get(state)?.toSorted((a, b) => a - b);
    const { owner } = turnOf(state);
    if (!found || owner === "nobody") return [];
    return [{ state, owner, count: found.length, medianMs: middle(found), ninetiethMs: rank(found, 0.9) }];
  });
}

/** Of an even number the mean of the two in the middle. */
function middle(ascending: readonly number[]): number {
  const half = ascending.length / 2;
  const upper = ascending[Math.floor(half)] ?? 0;
  return Number.isInteger(half) ? ((ascending[half - 1] ?? 0) + upper) / 2 : upper;
}

/** Nearest rank: the least value that so great a share does not exceed. */
function rank(ascending: readonly number[], share: number): number {
  return ascending[Math.ceil(share * ascending.length) - 1] ?? 0;
}
