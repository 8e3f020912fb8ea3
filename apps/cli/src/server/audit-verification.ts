/** Verifies the audit in a server that runs, beside its other work: with the heads that it has signed, and its own key. */
import { createPublicKey, type KeyObject } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { RunningPlatform } from "@shiming/administration";
import { type AuditStore, type LogStore, verifyAudit } from "@shiming/core";
import { auditHeadsFile, readAuditHeads } from "./audit-heads.ts";

type Verification = RunningPlatform["verification"];
type Run = NonNullable<ReturnType<Verification["now"]>>;

interface VerificationDeps {
  readonly audit: Pick<AuditStore, "entries" | "size">;
  readonly log: Pick<LogStore, "head" | "tile">;
  readonly auditKey: KeyObject;
  readonly data: string;
  readonly clock: () => Date;
  readonly onFault: (error: unknown) => void;
}

/** Between two such others have their turn. */
const ENTRIES_IN_A_TURN = 200;

export function createAuditVerification(deps: VerificationDeps): Verification {
  let run: Run | undefined;

  async function* counted(entries: ReturnType<AuditStore["entries"]>) {
    for await (const entry of entries) {
      yield entry;
      if (!run) return;
      run = { ...run, looked: run.looked + 1 };
      if (run.looked % ENTRIES_IN_A_TURN === 0) await nextTurn();
    }
  }

  async function verify(startedAt: Date): Promise<void> {
    const { audit, log, auditKey, data, clock, onFault } = deps;
    try {
      run = { startedAt, looked: 0, entries: await audit.size() };
      const report = await verifyAudit(counted(audit.entries()), {
        heads: readAuditHeads(auditHeadsFile(data)),
        publicKeys: [createPublicKey(auditKey)],
        stored: await log.head(),
        leafTile: (index) => log.tile(0, index),
      });
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
      void verify(at);
    },
  };
}
