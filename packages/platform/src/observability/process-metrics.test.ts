import { createRequire } from "node:module";
import { expect, it, vi } from "vitest";
import { Metrics } from "./metrics.ts";

it("what measures the process is started once, however many platforms there are", async () => {
  const hooks = createRequire(import.meta.url)("node:perf_hooks");
  const start = vi.spyOn(hooks, "monitorEventLoopDelay");
  const told = await Promise.all([new Metrics(), new Metrics(7)].map(({ registry }) => registry.metrics()));
  expect(start.mock.calls.length).toBeLessThanOrEqual(1);
  const worker = /^nodejs_eventloop_lag_p99_seconds(\{worker="7"\})? /m;
  expect(told.map((text) => worker.exec(text)?.[1])).toEqual([undefined, '{worker="7"}']);
  for (const text of told) expect(text).toMatch(/^process_resident_memory_bytes(\{.*\})? \d/m);
});
