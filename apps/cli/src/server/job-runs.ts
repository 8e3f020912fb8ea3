/** How the jobs of a server went, each the last time: for whoever watches over it. */
import { describeFault, type PlatformParts } from "@shiming/platform";
import { StoreUnavailable } from "@shiming/store";
import { KmsUnavailable } from "../kms/kms.ts";

export interface JobRun {
  readonly name: string;
  readonly everyMs: number;
  /** Of the run that ended last. */
  readonly startedAt: Date | undefined;
  readonly endedAt: Date | undefined;
  readonly outcome: "done" | "failed" | undefined;
  /** How often it has failed since the start. */
  readonly failures: number;
}

const BEFORE_THE_FIRST = { startedAt: undefined, endedAt: undefined, outcome: undefined, failures: 0 };

export class JobRuns {
  readonly #runs = new Map<string, JobRun>();
  readonly #clock: () => Date;
  readonly #log: PlatformParts["log"];

  constructor(clock: () => Date, log: PlatformParts["log"]) {
    this.#clock = clock;
    this.#log = log;
  }

  /** A job that is there, whether it ran or not. @returns runs it; what it throws goes into the log, and not to the caller */
  job(name: string, everyMs: number, work: () => Promise<unknown>): () => Promise<void> {
    this.#runs.set(name, { name, everyMs, ...BEFORE_THE_FIRST });
    return async () => {
      const startedAt = this.#clock();
      try {
        await work();
        this.#end(name, startedAt, "done");
      } catch (error) {
        this.#end(name, startedAt, "failed");
        this.#log.error({ job: name, ...reasonOf(error), fault: describeFault(error) }, "a job failed");
      }
    };
  }

  list(): readonly JobRun[] {
    return [...this.#runs.values()];
  }

  #end(name: string, startedAt: Date, outcome: "done" | "failed"): void {
    const run = this.#runs.get(name);
    if (!run) return;
    const failures = run.failures + (outcome === "failed" ? 1 : 0);
    this.#runs.set(name, { ...run, startedAt, endedAt: this.#clock(), outcome, failures });
  }
}

/** The sentence of a store that is lost, or of a KMS: of the platform's own making, and quotes nothing but a path or an address. */
function reasonOf(error: unknown): { reason?: string } {
  return error instanceof StoreUnavailable || error instanceof KmsUnavailable
    ? { reason: error.message }
    : {};
}
