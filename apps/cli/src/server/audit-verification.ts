/** Verifies the audit in a server that runs: with the heads that it has signed, and its own key. */
import { createPublicKey, type KeyObject } from "node:crypto";
import type { RunningPlatform } from "@shiming/administration";
import { type LogStore, verifyAudit } from "@shiming/core";
import { auditHeadsFile, readAuditHeads } from "./audit-heads.ts";
import { createAuditLook, type LookDeps } from "./audit-look.ts";

interface VerificationDeps extends LookDeps {
  readonly log: Pick<LogStore, "head" | "tile">;
  readonly auditKey: KeyObject;
  readonly data: string;
}

export function createAuditVerification(deps: VerificationDeps): RunningPlatform["verification"] {
  const { log, auditKey, data } = deps;
  return createAuditLook(deps, async (entries) =>
    verifyAudit(entries(), {
      heads: readAuditHeads(auditHeadsFile(data)),
      publicKeys: [createPublicKey(auditKey)],
      stored: await log.head(),
      leafTile: (index) => log.tile(0, index),
    }),
  );
}
