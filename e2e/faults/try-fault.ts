/** One fault, with traffic before, while and after it, and what the checker says of it. */
import { type Finding, judge } from "./checker/judge.ts";
import { readKept } from "./checker/kept.ts";
import { isExpected, recoveredAfter } from "./checker/recovery.ts";
import type { Cluster } from "./cluster/cluster.ts";
import { type Fault, pause, untilAllReady } from "./fault.ts";
import { Applicants } from "./traffic/applicants.ts";
import { providersOf, Traffic } from "./traffic/traffic.ts";

export interface Tried {
  readonly fault: Fault;
  readonly answered: number;
  /** Mails that the platform has sent. */
  readonly mails: number;
  /** Told -1 or nothing, to be tried again. */
  readonly failed: number;
  /** Of these, back ends that were told -1 and persons and hosts that were told 503: a word, and no silence. */
  readonly told: number;
  readonly recoveredMs: number;
  readonly findings: readonly Finding[];
}

const PAUSE_MS = 100;
const MAIL_PAUSE_MS = 500;
const BEFORE_MS = 1500;
/** Without trouble, until it counts as over. */
const QUIET_MS = 3000;

export interface Circumstances {
  /** Persons at once. */
  readonly atOnce: number;
  /** How many times the stated time it may take: more than one where the machine is busy with other tests. */
  readonly patience: number;
}

export async function tryFault(
  cluster: Cluster,
  fault: Fault,
  { atOnce, patience }: Circumstances,
): Promise<Tried> {
  const withinMs = patience * fault.recoversWithinMs;
  const { platform, users, nodes, post } = cluster;
  const traffic = new Traffic(platform, users, providersOf(platform));
  const applicants = new Applicants(
    nodes.map(({ smtpPort }) => smtpPort),
    post,
  );
  const before = post.letters.length;
  const running = Promise.all([traffic.run(atOnce, PAUSE_MS), applicants.run(MAIL_PAUSE_MS)]);
  try {
    await pause(BEFORE_MS);
    const from = await fault.strike(cluster);
    const end = from + withinMs + QUIET_MS;
    while (Date.now() < end && Date.now() < from + recoveredAfter(traffic, from) + QUIET_MS) await pause(100);
    await fault.mend?.(cluster);
    await untilAllReady(cluster);
    traffic.end();
    applicants.end();
    await running;
    const recovery = { from, withinMs };
    // Also those of other faults: one may come again later.
    traffic.mails.push(...post.letters);
    traffic.handedIn.push(...applicants.handedIn);
    traffic.kills.push(...nodes.flatMap(({ kills }) => kills));
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
      mails: post.letters.length - before,
      failed: bad.length + traffic.failed.length,
      told:
        bad.filter(({ outcome }) => outcome.kind === "refused").length +
        traffic.failed.filter(({ status }) => status === 503).length,
      recoveredMs: recoveredAfter(traffic, from),
      findings: judge(traffic, kept, recovery),
    };
  } finally {
    traffic.end();
    applicants.end();
    await running.catch(() => {});
    await traffic.close();
  }
}
