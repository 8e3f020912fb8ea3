/** What Prometheus' clients tell of every process: memory, processor time, garbage, the delay of the event loop. */
import { collectDefaultMetrics, type Metric, Registry } from "prom-client";

let known: readonly Metric[] | undefined;

/**
 * The same ones for every platform of the process. They measure by a timer and an observer that nothing ends: with some for each platform,
 * a process that has opened and closed many would do nothing else.
 */
export function metricsOfThisProcess(): readonly Metric[] {
  known ??= collect();
  return known;
}

function collect(): readonly Metric[] {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry.getMetricsAsArray().map(({ name }) => registry.getSingleMetric(name) as Metric);
}
