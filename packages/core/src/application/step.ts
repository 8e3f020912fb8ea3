import { refuse } from "../failure.ts";
import type { Application, Step } from "./application.ts";
import { attentionAt } from "./attention.ts";
import { requireReason } from "./reason.ts";
import { requireStateAfter } from "./require-state-after.ts";
import type { ApplicationState, Deadlines } from "./state.ts";
import { type Beginning, beginnings, type Move, stateAfter, transitionOf } from "./transitions.ts";
import type { WorkingDays } from "./working-days.ts";
import { deadlineFrom } from "./working-days.ts";

/** Who moves, when and why, and how many working days count. */
export interface Moving {
  readonly by: string;
  readonly at: Date;
  readonly reason?: string | undefined;
  readonly calendar: WorkingDays;
  readonly deadlines: Deadlines;
}

/** An application as it begins: everything but what its first step says. */
export type NewApplication = Omit<
  Application,
  "state" | "since" | "deadline" | "history" | "attentionAt" | "remindedAt"
>;

/** Pure. */
export function begin(application: NewApplication, beginning: Beginning, moving: Moving): Application {
  const { at } = moving;
  const nowhere = { since: at, deadline: undefined, attentionAt: undefined, remindedAt: at, history: [] };
  const to = beginnings[beginning];
  return standing(
    { ...application, ...nowhere, state: to },
    { move: beginning, to, ...said(moving) },
    moving,
  );
}

/**
 * Pure and total: every move from every state leads to a state of the table or is refused.
 * @throws `value_invalid` for a move that the table does not have, and for one without the reason that it needs
 */
export function move(now: Application, name: Move, moving: Moving): Application {
  const to = requireStateAfter(now.state, name);
  const reason = transitionOf(name).needsReason ? requireReason(moving.reason) : moving.reason;
  return standing(now, { move: name, to, ...said({ ...moving, reason }) }, moving);
}

/** It stands from now on where the step leads. */
function standing(now: Application, step: Step, { at, calendar, deadlines }: Moving): Application {
  const workingDays = deadlines.get(step.to);
  const next = {
    ...now,
    state: step.to,
    since: at,
    deadline: workingDays === undefined ? undefined : deadlineFrom(at, workingDays, calendar),
    history: [...now.history, step],
    remindedAt: at,
  };
  return { ...next, attentionAt: attentionAt(next) };
}

function said({ by, at, reason }: Moving): Omit<Step, "move" | "to"> {
  return { by, at, ...(reason !== undefined && { reason }) };
}

/** The state that a history leads to: that of the application, always. @throws `value_invalid` where it leads nowhere */
export function replay(history: readonly Step[]): ApplicationState {
  const [first, ...others] = history;
  const begun =
    first && Object.hasOwn(beginnings, first.move) ? beginnings[first.move as Beginning] : undefined;
  const end = others.reduce<ApplicationState | undefined>(
    (state, step) => state && stateAfter(state, step.move as Move),
    begun,
  );
  return end ?? refuse("value_invalid");
}
