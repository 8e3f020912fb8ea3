/** The workers of one server: as many as there are to be, one of them with the duties of the data folder. */
import type { PlatformParts } from "@shiming/platform";
import { Slot } from "./slot.ts";
import { workerMetrics } from "./worker-metrics.ts";
import { type Ending, WorkerProcess } from "./worker-process.ts";

export class Workers {
  readonly #slots: readonly Slot[];
  readonly #log: PlatformParts["log"];
  /** Who has the control channel, mail and jobs, or is to have them. */
  #dutiful: WorkerProcess | undefined;
  #deaths = 0;
  #round: Promise<void> | undefined;
  #isRoundDue = false;
  #isClosing = false;

  constructor(count: number, log: PlatformParts["log"]) {
    this.#log = log;
    const launch = (number: number) => new WorkerProcess(number, (asker) => this.#metricsOfOthers(asker));
    this.#slots = Array.from(
      { length: count },
      (_, place) =>
        new Slot({
          number: place + 1,
          launch,
          onFilled: (worker, before) => this.#handOver(worker, before),
          onDeath: (worker) => this.#afterDeath(worker),
          log,
        }),
    );
  }

  /** Starts one, which may have tables to make, and then the others. @returns how one ended that could not start */
  async start(): Promise<Ending | undefined> {
    const [first, ...others] = this.#slots;
    const failed = await first?.renew();
    if (failed) return failed;
    return (await Promise.all(others.map((slot) => slot.renew()))).find((ending) => ending !== undefined);
  }

  /** Replaces one after the other, each by one that is ready; once more, if asked to meanwhile. */
  restart(): void {
    this.#isRoundDue = true;
    this.#round ??= this.#replaceAll().finally(() => {
      this.#round = undefined;
    });
  }

  /** Ends all of them; the one with the duties last, which signs for everybody. */
  async close(): Promise<void> {
    this.#isClosing = true;
    const all = this.#slots.flatMap((slot) => slot.close());
    const dutiful = this.#dutiful;
    const others = all.filter((worker) => worker !== dutiful);
    await Promise.all([
      dutiful?.drain(false),
      ...others.map(async (worker) => {
        await worker.drain(false);
        worker.finish();
        await worker.ended;
      }),
    ]);
    await Promise.all(this.#slots.map((slot) => slot.settled()));
    dutiful?.finish();
    await dutiful?.ended;
  }

  /** Does not wait for anything. */
  kill(): void {
    for (const worker of this.#slots.flatMap((slot) => slot.close())) worker.kill();
  }

  async #replaceAll(): Promise<void> {
    while (this.#isRoundDue && !this.#isClosing) {
      this.#isRoundDue = false;
      this.#log.info({ workers: this.#slots.length }, "the workers are restarted one by one");
      await this.#replaceEach();
    }
  }

  async #replaceEach(): Promise<void> {
    for (const [place, slot] of this.#slots.entries()) {
      const failed = await slot.renew();
      if (this.#isClosing) return;
      if (failed) {
        const { code, signal, reason } = failed;
        const why = { worker: place + 1, code, signal, reason: reason?.text.en };
        this.#log.error(why, "a worker could not start: those that run go on as they are");
        return;
      }
    }
    this.#log.info({ workers: this.#slots.length }, "the workers are restarted");
  }

  async #handOver(worker: WorkerProcess, before: WorkerProcess | undefined): Promise<void> {
    if (before && before === this.#dutiful) {
      this.#dutiful = worker;
      await before.leaveDuties();
      await worker.takeDuties();
    } else if (!this.#dutiful) {
      this.#dutiful = worker;
      await worker.takeDuties();
    }
    await before?.drain(true);
  }

  #afterDeath(worker: WorkerProcess): void {
    this.#deaths += 1;
    if (worker !== this.#dutiful) return;
    this.#dutiful = this.#ready.find((one) => one !== worker);
    void this.#dutiful?.takeDuties();
  }

  get #ready(): readonly WorkerProcess[] {
    return this.#slots.flatMap((slot) => slot.worker ?? []);
  }

  async #metricsOfOthers(asker: WorkerProcess): Promise<readonly string[]> {
    const others = this.#ready.filter((worker) => worker !== asker);
    const told = await Promise.all(others.map((worker) => worker.metrics()));
    const counts = { wanted: this.#slots.length, ready: this.#ready.length, deaths: this.#deaths };
    return [...told.filter((text) => text !== undefined), workerMetrics(counts)];
  }
}
