/** The jobs of a server, and how each went the last time: for whoever watches over it. */
import type { GoesOn } from "@shiming/core";
import { describeFault, type PlatformParts } from "@shiming/platform";
import { LeaseLost, type Leases, StoreUnavailable } from "@shiming/store";
import { KmsUnavailable } from "../kms/kms.ts";

export interface JobRun {
  readonly name: string;
  /** `undefined` for one that only other processes know. */
  readonly everyMs: number | undefined;
  /** Of the run that ended last, on this node. */
  readonly startedAt: Date | undefined;
  readonly endedAt: Date | undefined;
  readonly outcome: "done" | "failed" | undefined;
  /** How often it has failed since the start. */
  readonly failures: number;
}

/** A job, and who does it now. */
export interface JobPlace extends JobRun {
  /** `undefined` for one that each node does for itself, or that nobody does just now. */
  readonly node: string | undefined;
  /** Since when, where that is known. */
  readonly since: Date | undefined;
  readonly isHere: boolean;
}

const BEFORE_THE_FIRST = { startedAt: undefined, endedAt: undefined, outcome: undefined, failures: 0 };

export class JobRuns {
  readonly #runs = new Map<string, JobRun>();
  readonly #shared = new Set<string>();
  readonly #clock: () => Date;
  readonly #log: PlatformParts["log"];
  readonly #leases: Leases;

  constructor(clock: () => Date, log: PlatformParts["log"], leases: Leases) {
    this.#clock = clock;
    this.#log = log;
    this.#leases = leases;
  }

  /** A job that each node does for itself. @returns runs it; what it throws goes into the log, and not to the caller */
  own(name: string, everyMs: number, work: () => Promise<unknown>): () => Promise<void> {
    this.#runs.set(name, { name, everyMs, ...BEFORE_THE_FIRST });
    return () => this.#run(name, work);
  }

  /**
   * A job that one of the nodes does at a time, and another when that one ends or dies.
   * @param work is told whether it is still this node that does it
   * @returns runs it if it is this node's now; what it throws goes into the log, and not to the caller
   */
  shared(name: string, everyMs: number, work: (isOurs: GoesOn) => Promise<unknown>): () => Promise<void> {
    this.#runs.set(name, { name, everyMs, ...BEFORE_THE_FIRST });
    this.#shared.add(name);
    // What cannot be asked for now is asked for again.
    void this.#leases.seek([name]).catch(() => {});
    return async () => {
      await this.#leases.under(name, (isOurs) => this.#run(name, () => work(isOurs)));
    };
  }

  /** This process's jobs; then those that others do and this one has no part in, as a worker without duties. */
  async list(): Promise<readonly JobPlace[]> {
    const leases = new Map((await this.#leases.list()).map((lease) => [lease.name, lease]));
    const others = [...leases.keys()].filter((name) => !this.#runs.has(name));
    const runs = [
      ...this.#runs.values(),
      ...others.map((name) => ({ name, everyMs: undefined, ...BEFORE_THE_FIRST })),
    ];
    return runs.map((run) => {
      const lease = leases.get(run.name);
      const isEachs = this.#runs.has(run.name) && !this.#shared.has(run.name);
      return { ...run, node: lease?.holder, since: lease?.since, isHere: lease?.isOurs ?? isEachs };
    });
  }

  async #run(name: string, work: () => Promise<unknown>): Promise<void> {
    const startedAt = this.#clock();
    try {
      await work();
      this.#end(name, startedAt, "done");
    } catch (error) {
      if (error instanceof LeaseLost) {
        this.#log.warn({ job: name }, "a job was stopped: another node does it now");
        return;
      }
      this.#end(name, startedAt, "failed");
      this.#log.error({ job: name, ...reasonOf(error), fault: describeFault(error) }, "a job failed");
    }
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
