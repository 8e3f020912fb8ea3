import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { WriteQueue } from "../parts.ts";

/** Notes the outcome of one call of an endpoint: the contract's code, or the HTTP status, and how long it took. */
export type CallObserver = (code: number, milliseconds: number) => void;

const LATENCY_BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const COMMIT_SIZE_BUCKETS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

/** What `/metrics` tells. Each platform has a registry of its own. */
export class Metrics {
  readonly registry = new Registry();
  readonly #calls = new Counter({
    name: "shiming_calls_total",
    help: "Calls by endpoint and code: the contract's errcode, or the HTTP status of the host API",
    labelNames: ["endpoint", "code"],
    registers: [this.registry],
  });
  readonly #latency = new Histogram({
    name: "shiming_call_duration_seconds",
    help: "From the request's headers to its answer",
    labelNames: ["endpoint"],
    buckets: LATENCY_BUCKETS_S,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
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

  watch(queue: WriteQueue): void {
    new Gauge({
      name: "shiming_write_queue_depth",
      help: "Units of work that wait for their commit",
      registers: [this.registry],
      collect() {
        this.set(queue.depth());
      },
    });
    const size = new Histogram({
      name: "shiming_commit_size",
      help: "Units of work in one commit",
      buckets: COMMIT_SIZE_BUCKETS,
      registers: [this.registry],
    });
    queue.onCommit((units) => size.observe(units));
  }
}
