/** One worker, as the primary sees it: started, told what to do, ended. */
import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import type { Text } from "@shiming/crypto";
import { type Order, type Report, WORKER_NUMBER } from "./messages.ts";

/** How it ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
  /** What it said, if it said why. */
  readonly reason?: { readonly text: Text; readonly exitCode: number } | undefined;
  /** How long it was there, in milliseconds. */
  readonly lived: number;
}

/** Gathers what the others than this one tell. */
export type GatherMetrics = (asker: WorkerProcess) => Promise<readonly string[]>;

/** A worker that does not tell in this time is left out. */
const METRICS_PATIENCE_MS = 2_000;
/** Longer than callers may take that have not finished their request. */
const DRAIN_PATIENCE_MS = 45_000;

export class WorkerProcess {
  readonly ended: Promise<Ending>;
  readonly #worker: Worker;
  readonly #ready = Promise.withResolvers<boolean>();
  readonly #taken = Promise.withResolvers<void>();
  readonly #left = Promise.withResolvers<void>();
  readonly #drained = Promise.withResolvers<void>();
  readonly #askedFor = new Map<number, (text: string | undefined) => void>();
  readonly #gather: GatherMetrics;
  #reason: Ending["reason"];
  #isReady = false;
  #isEnding = false;
  #hasEnded = false;
  #nextId = 0;

  constructor(number: number, gather: GatherMetrics) {
    this.#gather = gather;
    const startedAt = performance.now();
    this.#worker = cluster.fork({ [WORKER_NUMBER]: String(number) });
    this.#worker.on("message", (report: Report) => this.#hear(report));
    // What cannot be told any more is told to nobody.
    this.#worker.on("error", () => {});
    this.ended = once(this.#worker, "exit").then(([code, signal]) => {
      this.#hasEnded = true;
      for (const settled of [this.#taken, this.#left, this.#drained]) settled.resolve();
      for (const answer of this.#askedFor.values()) answer(undefined);
      this.#ready.resolve(false);
      return { code, signal, reason: this.#reason, lived: performance.now() - startedAt };
    });
  }

  get pid(): number | undefined {
    return this.#worker.process.pid;
  }

  /** Takes requests, and was not told to end. */
  get isReady(): boolean {
    return this.#isReady && !this.#isEnding && !this.#hasEnded;
  }

  /** @returns whether it takes requests; `false` once it has ended without */
  started(): Promise<boolean> {
    return this.#ready.promise;
  }

  /** Resolves when it has them, or has ended. */
  async takeDuties(): Promise<void> {
    this.#tell({ order: "take_duties" });
    await this.#taken.promise;
  }

  /** Resolves when nothing of the data folder is in its hands any more. */
  async leaveDuties(): Promise<void> {
    this.#tell({ order: "leave_duties" });
    await this.#left.promise;
  }

  /** Resolves when it has answered everything. @param isReplaced whether others go on */
  async drain(isReplaced: boolean): Promise<void> {
    this.#isEnding = true;
    this.#tell({ order: "end", isReplaced });
    const impatience = setTimeout(() => this.kill(), DRAIN_PATIENCE_MS);
    await this.#drained.promise;
    clearTimeout(impatience);
  }

  finish(): void {
    this.#tell({ order: "finish" });
  }

  kill(): void {
    this.#isEnding = true;
    this.#worker.process.kill("SIGKILL");
  }

  /** `undefined` where it does not answer in time. */
  async metrics(): Promise<string | undefined> {
    const id = this.#nextId++;
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    this.#askedFor.set(id, resolve);
    const impatience = setTimeout(resolve, METRICS_PATIENCE_MS, undefined);
    this.#tell({ order: "tell_metrics", id });
    try {
      return await promise;
    } finally {
      clearTimeout(impatience);
      this.#askedFor.delete(id);
    }
  }

  #hear(report: Report): void {
    if (report.report === "ready") {
      this.#isReady = true;
      this.#ready.resolve(true);
    } else if (report.report === "failed") this.#reason = report;
    else if (report.report === "duties_taken") this.#taken.resolve();
    else if (report.report === "duties_left") this.#left.resolve();
    else if (report.report === "drained") this.#drained.resolve();
    else if (report.report === "metrics") this.#askedFor.get(report.id)?.(report.text);
    else void this.#tellMetrics(report.id);
  }

  async #tellMetrics(id: number): Promise<void> {
    this.#tell({ order: "hear_metrics", id, texts: await this.#gather(this) });
  }

  #tell(order: Order): void {
    if (!this.#hasEnded && this.#worker.isConnected()) this.#worker.send(order);
  }
}
