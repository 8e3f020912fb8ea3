/** One fault, with traffic before, while and after it, and what the checker says of it. */
import { clientOptions } from "../support/sdk.ts";
import { type Finding, judge } from "./checker/judge.ts";
import { readKept } from "./checker/kept.ts";
import { isExpected, recoveredAfter } from "./checker/recovery.ts";
import type { Cluster } from "./cluster/cluster.ts";
import { type Fault, pause, untilAllReady } from "./fault.ts";
import { Traffic } from "./traffic/traffic.ts";

export interface Tried {
  readonly fault: Fault;
  readonly answered: number;
  /** Told -1 or nothing, to be tried again. */
  readonly failed: number;
  readonly recoveredMs: number;
  readonly findings: readonly Finding[];
}

const AT_ONCE = 3;
const PAUSE_MS = 100;
const BEFORE_MS = 1500;
/** Without trouble, until it counts as over. */
const QUIET_MS = 3000;

/** @param patience how many times the stated time it may take: more than one where the machine is busy with other tests */
export async function tryFault(cluster: Cluster, fault: Fault, patience: number): Promise<Tried> {
  const withinMs = patience * fault.recoversWithinMs;
  const options = { ...clientOptions(cluster.platform), effects: undefined };
  const traffic = new Traffic(cluster.platform, cluster.users, options);
  const before = cluster.post.letters.length;
  const running = traffic.run(AT_ONCE, PAUSE_MS);
  try {
    await pause(BEFORE_MS);
    const from = await fault.strike(cluster);
    const end = from + withinMs + QUIET_MS;
    while (Date.now() < end && Date.now() < from + recoveredAfter(traffic, from) + QUIET_MS) await pause(100);
    await fault.mend?.(cluster);
    await untilAllReady(cluster);
    traffic.end();
    await running;
    const recovery = { from, withinMs };
    traffic.mails.push(...cluster.post.letters.slice(before).map(({ messageId }) => messageId));
    const stores = await cluster.openStores();
    const kept = await readKept(stores, traffic);
    await stores.close();
    const good = traffic.asked.filter(({ outcome }) => outcome.kind === "answered");
    const bad = traffic.asked.filter(
      (asked) => asked.outcome.kind !== "answered" && !isExpected(asked, traffic),
    );
    return {
      fault,
      answered: good.length,
      failed: bad.length + traffic.failed.length,
      recoveredMs: recoveredAfter(traffic, from),
      findings: judge(traffic, kept, recovery),
    };
  } finally {
    traffic.end();
    await running.catch(() => {});
    await traffic.close();
  }
}
