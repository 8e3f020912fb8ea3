import { expect, it } from "vitest";
import { mergeMetrics } from "./merged-metrics.ts";
import { Metrics } from "./metrics.ts";

it("metrics of two workers are described once, and each sample says of which it is", async () => {
  const texts = [1, 2].map(async (worker) => {
    const metrics = new Metrics(worker);
    metrics.countConsent("approved", worker);
    return metrics.answer();
  });
  const merged = mergeMetrics(await Promise.all(texts));
  const consents = merged.match(/^.*shiming_consents_total.*$/gm);
  expect(consents).toEqual([
    "# HELP shiming_consents_total What became of consent requests",
    "# TYPE shiming_consents_total counter",
    'shiming_consents_total{outcome="approved",worker="1"} 1',
    'shiming_consents_total{outcome="approved",worker="2"} 2',
  ]);
  const described = merged.match(/^# (?:HELP|TYPE) \S+/gm) ?? [];
  expect(new Set(described).size).toBe(described.length);
});

it("a metric that one worker alone has is told", () => {
  const merged = mergeMetrics(["# HELP a A.\n# TYPE a gauge\na 1\n", "# HELP b B.\n# TYPE b gauge\nb 2\n"]);
  expect(merged).toBe("# HELP a A.\n# TYPE a gauge\na 1\n\n# HELP b B.\n# TYPE b gauge\nb 2\n");
});
