/** A look at the whole audit by a server that runs, beside its other work. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { AuditLook, AuditRun } from "@shiming/administration";
import type { AuditEntry, AuditStore } from "@shiming/core";

export interface LookDeps {
  readonly audit: Pick<AuditStore, "entries" | "size">;
  readonly clock: () => Date;
  readonly onFault: (error: unknown) => void;
}

/** Between two such others have their turn. */
const ENTRIES_IN_A_TURN = 200;

/** @param look does it, with entries that are counted as it goes */
export function createAuditLook<Report>(
  { audit, clock, onFault }: LookDeps,
  look: (entries: (after?: number) => AsyncIterable<AuditEntry>) => Promise<Report>,
): AuditLook<Report> {
  let run: AuditRun<Report> | undefined;

  async function* counted(after?: number) {
    for await (const entry of audit.entries(after)) {
      yield entry;
      if (!run) return;
      run = { ...run, looked: run.looked + 1 };
      if (run.looked % ENTRIES_IN_A_TURN === 0) await nextTurn();
    }
  }

  async function begin(startedAt: Date): Promise<void> {
    try {
      run = { startedAt, looked: 0, entries: await audit.size() };
      const report = await look(counted);
      run = { ...run, end: { at: clock(), report } };
    } catch (error) {
      onFault(error);
      if (run) run = { ...run, end: { at: clock() } };
    }
  }

  return {
    now: () => run,
    start(at) {
      if (run && !run.end) return;
      run = { startedAt: at, looked: 0, entries: 0 };
      void begin(at);
    },
  };
}
