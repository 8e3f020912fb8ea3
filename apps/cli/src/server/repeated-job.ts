import type { GoesOn } from "@shiming/core";
import type { JobRuns } from "./job-runs.ts";

const SOON_MS = 1000;

/** Work that is done again and again, one at a time, by one of the nodes. */
export class RepeatedJob {
  readonly #work: () => Promise<void>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(name: string, work: (goesOn: GoesOn) => Promise<unknown>, runs: JobRuns) {
    this.#work = runs.shared(name, SOON_MS, (isOurs) =>
      work(async () => !this.#stopped && (await isOurs()) && !this.#stopped),
    );
  }

  start(): void {
    this.#timer = setInterval(() => this.soon(), SOON_MS);
    this.#timer.unref();
    this.soon();
  }

  /** Now, or once more after what runs. */
  soon(): void {
    if (this.#stopped) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#again = false;
    this.#running = this.#work().then(() => {
      this.#running = undefined;
      if (this.#again) this.soon();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }
}
