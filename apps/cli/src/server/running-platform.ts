/** What operations are told of the server that they run in. */
import type { RunningPlatform } from "@shiming/administration";
import { compareRegisters } from "@shiming/core";
import { describeFault, type PlatformParts } from "@shiming/platform";
import type { OpenStores } from "@shiming/store";
import { VERSION } from "../version.ts";
import type { AuditHeadWriter } from "./audit-heads.ts";
import { createAuditLook } from "./audit-look.ts";
import { createAuditVerification } from "./audit-verification.ts";
import type { JobPlace, JobRuns } from "./job-runs.ts";
import type { PlatformKeys } from "./platform-keys.ts";
import type { WitnessSettings } from "./witnesses.ts";

interface Running {
  readonly data: string;
  readonly keys: Pick<PlatformKeys, "auditKey">;
  readonly stores: Pick<OpenStores, "audit" | "log" | "registers" | "replica">;
  readonly heads: Pick<AuditHeadWriter, "last">;
  readonly witnesses: WitnessSettings;
  readonly runs: JobRuns;
  readonly findObstacle: RunningPlatform["findObstacle"];
  /** Known once the server listens. */
  readonly settings: () => RunningPlatform["settings"];
  readonly clock: () => Date;
  readonly log: PlatformParts["log"];
}

export function runningPlatform({
  data,
  keys,
  stores,
  heads,
  witnesses,
  runs,
  clock,
  log,
  ...asked
}: Running): RunningPlatform {
  const { findObstacle, settings } = asked;
  return {
    version: VERSION,
    startedAt: clock(),
    findObstacle,
    async readReplica() {
      await stores.replica?.stores();
      return stores.replica?.state ?? null;
    },
    lastSignedHead: () => heads.last,
    witnesses,
    jobs: async () => (await runs.list()).map(describe),
    verification: createAuditVerification({
      ...{ audit: stores.audit, log: stores.log, auditKey: keys.auditKey, data, clock },
      onFault: (error) => log.error({ fault: describeFault(error) }, "the audit could not be verified"),
    }),
    comparison: createAuditLook(
      {
        ...{ audit: stores.audit, clock },
        onFault: (error) =>
          log.error({ fault: describeFault(error) }, "the registers could not be compared with the audit"),
      },
      (entries) => compareRegisters({ entries, rows: () => stores.registers.all() }),
    ),
    get settings() {
      return settings();
    },
  };
}

function describe({ name, everyMs, startedAt, endedAt, outcome, failures, node, since, isHere }: JobPlace) {
  return {
    name,
    every_seconds: everyMs === undefined ? null : everyMs / 1000,
    started_at: startedAt?.toISOString() ?? null,
    ended_at: endedAt?.toISOString() ?? null,
    outcome: outcome ?? null,
    failures,
    node: node ?? null,
    since: since?.toISOString() ?? null,
    is_here: isHere,
  };
}
