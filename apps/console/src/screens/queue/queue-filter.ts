/** What of the queue is shown: kept in the address, also while one of it is open, so that the next one is known. */
import type { InputOf } from "@shiming/administration";

/** As it stands in the address. */
export const QUEUE_DEFAULTS = { scope: "all", turn: "staff", late: "", search: "" };
export type QueueState = typeof QUEUE_DEFAULTS;

export const scopes = ["all", "mine", "free", "unclaimed"] as const;
export const turns = ["staff", "applicant", "nobody", "any"] as const;
const waiting = turns.filter((turn) => turn !== "any");

type Filter = Omit<InputOf<"applications.list">, "after" | "limit">;

/** @param state whatever somebody has put into the address */
export function filterOf({ scope, turn, late, search }: QueueState): Filter {
  return {
    waiting_for: waiting.find((each) => each === turn),
    mine: scope === "mine" || undefined,
    free: scope === "free" || undefined,
    unclaimed: scope === "unclaimed" || undefined,
    overdue: late !== "" || undefined,
    search: search || undefined,
  };
}

/** Out of an address, with what it does not name. */
export function queueStateOf(query: Readonly<Record<string, unknown>>): QueueState {
  const named = (name: keyof QueueState) => {
    const value = query[name];
    return typeof value === "string" ? value : QUEUE_DEFAULTS[name];
  };
  return { scope: named("scope"), turn: named("turn"), late: named("late"), search: named("search") };
}
