import { readFileSync } from "node:fs";

/** What a process has used so far, as Linux tells it. */
export interface Usage {
  /** Microseconds of processor time, all threads. */
  readonly cpu: number;
  /** Resident bytes. */
  readonly rss: number;
}

/** `/proc` counts processor time in hundredths of a second. */
const TICK_US = 10_000;

export function usageOf(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return { cpu: ticks * TICK_US, rss: Number(kilobytes) * 1024 };
}
