/** What a worker runs: the platform on a port that others share, and the duties of the data folder while it has them. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { PlatformParts } from "@shiming/platform";
import type { OpenStores } from "@shiming/store";
import { forgetControlChannel } from "../administration/control-files.ts";
import { textFor } from "../faults/report.ts";
import { Sentence } from "../sentence.ts";
import { writeLastHead } from "../server/audit-heads.ts";
import { type Duties, takeDuties } from "../server/duties.ts";
import { type ServedPlatform, servePlatform } from "../server/served-platform.ts";
import type { ServerSettings } from "../server/server-settings.ts";
import { openServerStores } from "../server/start.ts";
import { tellStarted } from "../server/started-line.ts";
import { type Order, type Report, WORKER_NUMBER } from "./messages.ts";

/** From 1 on. */
export const ownNumber = () => Number(process.env[WORKER_NUMBER]);

/** Listens to the primary before anything else, and tells it what goes wrong. */
export async function runWorker(start: () => Promise<ServerSettings>): Promise<void> {
  const worker = new Worker();
  process.on("message", (order: Order) => void worker.obey(order).catch(fail));
  // What a terminal tells all its processes is for the primary.
  for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => {});
  process.on("SIGTERM", () => void worker.obey({ order: "end", isReplaced: true }).catch(fail));
  try {
    await worker.start(await start());
  } catch (error) {
    await fail(error);
  }
}

class Worker {
  #settings: ServerSettings | undefined;
  #stores: OpenStores | undefined;
  #served: ServedPlatform | undefined;
  #duties: Promise<Duties> | undefined;
  #isEnding = false;
  #nextId = 0;
  readonly #askedFor = new Map<number, (texts: readonly string[]) => void>();

  async start(settings: ServerSettings): Promise<void> {
    this.#settings = { ...settings, worker: this.#amongOthers() };
    this.#stores = await openServerStores(this.#settings, { isHeld: true });
    this.#served = await servePlatform(this.#settings, this.#stores);
    tellStarted(this.#settings, this.#served);
    await tell({ report: "ready" });
  }

  async obey(order: Order): Promise<void> {
    if (order.order === "take_duties") await this.#takeDuties();
    else if (order.order === "leave_duties") await this.#leaveDuties();
    else if (order.order === "end") await this.#end(order.isReplaced);
    else if (order.order === "finish") await this.#finish();
    else if (order.order === "hear_metrics") this.#askedFor.get(order.id)?.(order.texts);
    else
      await tell({ report: "metrics", id: order.id, text: (await this.#served?.platform.metrics()) ?? "" });
  }

  async #takeDuties(): Promise<void> {
    if (!this.#settings || !this.#served || this.#isEnding) return;
    // Of one that was killed: the primary holds the folder, and gives the duties to one alone.
    forgetControlChannel(this.#settings.data);
    this.#duties = takeDuties(this.#settings, this.#served);
    await this.#duties;
    await tell({ report: "duties_taken" });
  }

  async #leaveDuties(): Promise<void> {
    const duties = this.#duties;
    this.#duties = undefined;
    await (await duties)?.stop();
    await tell({ report: "duties_left" });
  }

  async #end(isReplaced: boolean): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    if (!this.#served) process.exit(0);
    await (await this.#duties)?.stop();
    await this.#served.close(isReplaced);
    await tell({ report: "drained" });
    if (isReplaced) await this.#finish();
  }

  async #finish(): Promise<void> {
    try {
      if (this.#settings && this.#stores && this.#served && this.#duties) {
        await writeLastHead(this.#settings.data, this.#served.heads, this.#stores.leases, new Date());
      }
    } finally {
      await this.#stores?.close();
    }
    process.exit(0);
  }

  #amongOthers(): NonNullable<PlatformParts["worker"]> {
    return {
      number: ownNumber(),
      hasDuties: () => this.#duties !== undefined,
      metricsOfOthers: async () => {
        const id = this.#nextId++;
        const { promise, resolve } = Promise.withResolvers<readonly string[]>();
        this.#askedFor.set(id, resolve);
        await tell({ report: "ask_metrics", id });
        return promise.finally(() => this.#askedFor.delete(id));
      },
    };
  }
}

async function tell(report: Report): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  // Where nobody hears it any more, this process is about to end.
  process.send?.(report, undefined, undefined, () => resolve());
  await promise;
}

/** Says why, to the primary, and of a fault of the program all there is, and ends. */
async function fail(error: unknown): Promise<never> {
  const text = textFor(error);
  if (!text) console.error(error);
  const exitCode = error instanceof Sentence ? error.exitCode : 1;
  if (text) await tell({ report: "failed", text, exitCode });
  await nextTurn();
  process.exit(exitCode);
}
