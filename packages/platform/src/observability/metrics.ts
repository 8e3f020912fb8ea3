import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { WriteQueue } from "../parts.ts";
import { metricsOfThisProcess } from "./process-metrics.ts";

/** Notes the outcome of one call of an endpoint: the contract's code, or the HTTP status, and how long it took. */
export type CallObserver = (code: number, milliseconds: number) => void;

export type ConsentOutcome =
  | "requested"
  | "approved"
  | "denied"
  | "expired"
  | "released"
  | "repeated"
  | "verified"
  | "withdrawn";

export type SheetStep = "opened" | "shown" | "approved" | "denied" | "wrong_password" | "locked" | "busy";

/** A value, or one for each value of a label. */
export type Reading = number | ReadonlyMap<string, number>;

const LATENCY_BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const COMMIT_SIZE_BUCKETS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

const EVENT_OUTCOMES = ["delivered", "failed", "given_up"] as const;

/** What `/metrics` tells, with the names and labels of docs/operating.md. Each platform has a registry of its own. */
export class Metrics {
  readonly registry = new Registry();
  readonly #beforeAnswer: (() => void)[] = [];
  readonly #calls = this.#counter(
    "shiming_calls_total",
    "Calls by endpoint and code: the contract's errcode, or the HTTP status of the host API",
    ["endpoint", "code"],
  );
  readonly #latency = this.#histogram(
    "shiming_call_duration_seconds",
    "From the request's headers to its answer",
    { labelNames: ["endpoint"] },
  );
  readonly #consents = this.#counter("shiming_consents_total", "What became of consent requests", [
    "outcome",
  ]);
  readonly #sheetSteps = this.#counter("shiming_sheet_steps_total", "What happened on consent sheets", [
    "step",
  ]);
  readonly #locks = this.#counter("shiming_account_locks_total", "Accounts locked by wrong passwords", []);
  readonly #renewed = this.#counter(
    "shiming_password_hashes_renewed_total",
    "Payment passwords hashed anew: from elsewhere, or of an older pepper",
    [],
  );
  readonly #eventTries = this.#counter(
    "shiming_event_tries_total",
    "Tries to push an event, by how they ended",
    ["outcome"],
  );
  readonly #eventAnswers = this.#histogram(
    "shiming_event_answer_duration_seconds",
    "From pushing an event to the endpoint's answer",
    { labelNames: [] },
  );
  readonly #passwords = this.#histogram(
    "shiming_password_check_duration_seconds",
    "From a payment password to its verdict, the wait for its turn included",
    { labelNames: [] },
  );

  /** @param worker of several that are one server: a label of everything it tells */
  constructor(worker?: number) {
    if (worker !== undefined) this.registry.setDefaultLabels({ worker: String(worker) });
    // A rate over what has never been there is no zero.
    for (const outcome of EVENT_OUTCOMES) this.#eventTries.inc({ outcome }, 0);
    for (const metric of metricsOfThisProcess()) this.registry.registerMetric(metric);
  }

  /** Label sets are resolved once: resolving them costs more than counting. */
  observerOf(endpoint: string): CallObserver {
    const latency = this.#latency.labels(endpoint);
    const calls = new Map<number, Counter.Internal>();
    const callsWith = (code: number) => {
      const counter = this.#calls.labels(endpoint, String(code));
      calls.set(code, counter);
      return counter;
    };
    return (code, milliseconds) => {
      (calls.get(code) ?? callsWith(code)).inc();
      latency.observe(milliseconds / 1000);
    };
  }

  countConsent(outcome: ConsentOutcome, count = 1): void {
    this.#consents.inc({ outcome }, count);
  }

  countSheetStep(step: SheetStep): void {
    this.#sheetSteps.inc({ step });
  }

  countLock(): void {
    this.#locks.inc();
  }

  countRenewedHash(): void {
    this.#renewed.inc();
  }

  observePassword(milliseconds: number): void {
    this.#passwords.observe(milliseconds / 1000);
  }

  /** @param milliseconds until the answer, if there was one */
  countEventTry(outcome: (typeof EVENT_OUTCOMES)[number], milliseconds: number | undefined): void {
    this.#eventTries.inc({ outcome });
    if (milliseconds !== undefined) this.#eventAnswers.observe(milliseconds / 1000);
  }

  /** Calls back before each answer of `/metrics`. */
  beforeAnswer(work: () => void): void {
    this.#beforeAnswer.push(work);
  }

  watch(queue: WriteQueue): void {
    this.gauge("shiming_write_queue_depth", "Units of work that wait for their commit", queue.depth);
    const size = this.#histogram("shiming_commit_size", "Units of work in one commit", {
      labelNames: [],
      buckets: COMMIT_SIZE_BUCKETS,
    });
    const wait = this.#histogram(
      "shiming_write_wait_seconds",
      "From a unit of work to its being on the disk",
      { labelNames: [] },
    );
    queue.onCommit((waits) => {
      size.observe(waits.length);
      for (const each of waits) wait.observe(each / 1000);
    });
  }

  /** Reads a value whenever it is asked for: one that cannot be had is `NaN`, and the others are told all the same. */
  gauge(name: string, help: string, read: () => Reading | Promise<Reading>, label?: string): void {
    new Gauge({
      name,
      help,
      labelNames: label === undefined ? [] : [label],
      registers: [this.registry],
      async collect() {
        try {
          const reading = await read();
          if (typeof reading === "number") return this.set(reading);
          // What is not read any more is not told any more.
          this.reset();
          for (const [value, number] of reading) this.set({ [label ?? ""]: value }, number);
        } catch {
          this.reset();
          if (label === undefined) this.set(Number.NaN);
        }
      },
    });
  }

  async answer(): Promise<string> {
    for (const work of this.#beforeAnswer) {
      try {
        work();
      } catch {
        // What cannot be told now is told the next time, and the others are told all the same.
      }
    }
    return this.registry.metrics();
  }

  #counter(name: string, help: string, labelNames: readonly string[]): Counter {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.registry] });
  }

  #histogram(
    name: string,
    help: string,
    {
      labelNames,
      buckets = LATENCY_BUCKETS_S,
    }: { readonly labelNames: string[]; readonly buckets?: number[] },
  ): Histogram {
    return new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
  }
}
