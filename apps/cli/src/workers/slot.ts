/** A place for one worker: it is filled again when the worker dies, and renewed without being empty. */
import type { PlatformParts } from "@shiming/platform";
import { BackOff } from "./back-off.ts";
import type { Ending, WorkerProcess } from "./worker-process.ts";

export interface SlotParts {
  readonly number: number;
  readonly launch: (number: number) => WorkerProcess;
  /** Hears of each that takes requests from now on, before the one that it replaces is told to end. */
  readonly onFilled: (worker: WorkerProcess, before: WorkerProcess | undefined) => Promise<void>;
  readonly onDeath: (worker: WorkerProcess) => void;
  readonly log: PlatformParts["log"];
}

export class Slot {
  readonly #parts: SlotParts;
  readonly #backOff = new BackOff();
  #current: WorkerProcess | undefined;
  #coming: WorkerProcess | undefined;
  #waiting: { readonly timer: NodeJS.Timeout; readonly proceed: () => void } | undefined;
  /** One thing after the other. */
  #last: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(parts: SlotParts) {
    this.#parts = parts;
  }

  /** The one that takes requests. */
  get worker(): WorkerProcess | undefined {
    return this.#current?.isReady ? this.#current : undefined;
  }

  /** @returns how a worker ended that could not start, if it could not: what was there goes on then */
  renew(): Promise<Ending | undefined> {
    this.#waiting?.proceed();
    const renewed = this.#last.then(() => this.#fill());
    this.#last = renewed;
    return renewed;
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.#last;
  }

  /** No worker comes any more. @returns those that are there */
  close(): readonly WorkerProcess[] {
    this.#isClosed = true;
    this.#waiting?.proceed();
    return [this.#current, this.#coming].filter((worker) => worker !== undefined);
  }

  async #fill(): Promise<Ending | undefined> {
    if (this.#isClosed) return undefined;
    const next = this.#parts.launch(this.#parts.number);
    this.#coming = next;
    const isReady = await next.started();
    this.#coming = undefined;
    if (!isReady) return next.ended;
    if (this.#isClosed) return undefined;
    const before = this.#current;
    this.#current = next;
    void next.ended.then((ending) => this.#afterEnd(next, ending));
    await this.#parts.onFilled(next, before);
    return next.isReady || this.#isClosed ? undefined : next.ended;
  }

  #afterEnd(worker: WorkerProcess, { code, signal, lived, reason }: Ending): void {
    if (worker !== this.#current || this.#isClosed) return;
    const { number, log, onDeath } = this.#parts;
    this.#current = undefined;
    onDeath(worker);
    const wait = this.#backOff.after(lived);
    const after = { worker: number, code, signal, reason: reason?.text.en, seconds: wait / 1000 };
    log.error(after, "a worker died, and is replaced after these seconds");
    this.#refillAfter(wait);
  }

  #refillAfter(wait: number): void {
    this.#last = this.#last.then(async () => {
      await this.#elapse(wait);
      if (this.#current) return;
      const failed = await this.#fill();
      if (!failed || this.#isClosed) return;
      const again = this.#backOff.after(failed.lived);
      const { number, log } = this.#parts;
      const why = { worker: number, reason: failed.reason?.text.en, seconds: again / 1000 };
      log.error(why, "a worker could not start, and is started again after these seconds");
      this.#refillAfter(again);
    });
  }

  #elapse(milliseconds: number): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const proceed = () => {
      clearTimeout(this.#waiting?.timer);
      this.#waiting = undefined;
      resolve();
    };
    this.#waiting = { timer: setTimeout(proceed, milliseconds), proceed };
    return promise;
  }
}
