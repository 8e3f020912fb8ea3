/** What has moved, and what comes to its end: for whoever looks at all of them together. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Application } from "./application.ts";
import { type ApplicationDeps, open } from "./change.ts";
import { isInForce } from "./state.ts";
import type { StoredApplication } from "./stored-application.ts";

/** What is sealed takes its time: between two such others have their turn. */
const OPENED_IN_A_TURN = 100;

/** Those that have moved since then, the latest first. */
export async function movedApplications(
  since: Date,
  limit: number,
  deps: ApplicationDeps,
): Promise<readonly Application[]> {
  return openAll(await deps.applications.listMoved(since, limit), deps);
}

/** Those in force whose approval ends by then, the earliest first; of what the platform has to look at by then. */
export async function approvalsEnding(
  by: Date,
  limit: number,
  deps: ApplicationDeps,
): Promise<readonly (Application & { readonly endsAt: Date })[]> {
  const due = await deps.applications.listDue(by, limit);
  const inForce = await openAll(
    due.filter(({ state }) => isInForce(state)),
    deps,
  );
  return inForce
    .flatMap((each) => (each.approval?.endsAt ? [{ ...each, endsAt: each.approval.endsAt }] : []))
    .filter(({ endsAt }) => endsAt <= by)
    .sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime());
}

async function openAll(
  stored: readonly StoredApplication[],
  deps: ApplicationDeps,
): Promise<readonly Application[]> {
  const opened: Application[] = [];
  for (const each of stored) {
    opened.push((await open(each, deps)).application);
    if (opened.length % OPENED_IN_A_TURN === 0) await nextTurn();
  }
  return opened;
}
