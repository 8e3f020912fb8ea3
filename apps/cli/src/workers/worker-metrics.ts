/** What the primary tells of its workers at `/metrics`. It has none of the server's parts, and of these three no registry. */

interface Counts {
  readonly wanted: number;
  readonly ready: number;
  readonly deaths: number;
}

export function workerMetrics({ wanted, ready, deaths }: Counts): string {
  return [
    metric("shiming_workers_wanted", "gauge", "Worker processes that there are to be", wanted),
    metric("shiming_workers_ready", "gauge", "Worker processes that take requests", ready),
    metric("shiming_worker_deaths_total", "counter", "Workers that ended unasked", deaths),
  ].join("\n");
}

function metric(name: string, type: string, help: string, value: number): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`;
}
