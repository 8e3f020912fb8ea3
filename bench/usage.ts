import { readdirSync, readFileSync } from "node:fs";

/** What a process has used so far, as Linux tells it. */
export interface Usage {
  /** Microseconds of processor time, all threads. */
  readonly cpu: number;
  /** Resident bytes. */
  readonly rss: number;
}

/** `/proc` counts processor time in hundredths of a second. */
const TICK_US = 10_000;

/** Of a process and all those that it has started, the ended ones included. @throws Error when it is not there */
export function usageOf(pid: number): Usage {
  const { ticks, rss } = ownUsage(pid);
  const children = childrenOf(pid).flatMap(usageIfThere);
  return {
    cpu: ticks * TICK_US + children.reduce((sum, { cpu }) => sum + cpu, 0),
    rss: rss + children.reduce((sum, each) => sum + each.rss, 0),
  };
}

/** One that has just ended is in what its parent has used. */
function usageIfThere(pid: number): readonly Usage[] {
  try {
    return [usageOf(pid)];
  } catch {
    return [];
  }
}

function ownUsage(pid: number) {
  const fields = statOf(pid);
  // Its own in user and system mode, and those of children that were waited for.
  const ticks = [11, 12, 13, 14].reduce((sum, place) => sum + Number(fields[place]), 0);
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return { ticks, rss: Number(kilobytes) * 1024 };
}

function childrenOf(pid: number): readonly number[] {
  const lists = readdirSync(`/proc/${pid}/task`).map((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8"),
  );
  return lists.join(" ").split(/\s+/).filter(Boolean).map(Number);
}

/** Who started it. */
export const parentOf = (pid: number) => Number(statOf(pid)[1]);

/** The fields behind the name, of which the first is the state. */
function statOf(pid: number): readonly string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}
