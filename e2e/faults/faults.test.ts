/**
 * Three nodes on a PostgreSQL with a synchronous standby, with traffic all the time, while something goes wrong. The suite has
 * two of the faults; with `TEST_EVERY_FAULT` all of them, and the table of docs/faults.md is written.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { shiming } from "../support/processes.ts";
import { type Cluster, startCluster } from "./cluster/cluster.ts";
import { loadNow, writeTable } from "./document.ts";
import { type Fault, until, untilAllReady } from "./fault.ts";
import { killedNode, killedSequencer, stoppedNode, wrongClock } from "./faults/of-nodes.ts";
import { cutConnections, fullDisk, killedPrimary, swallowedConnections } from "./faults/of-the-database.ts";
import { overload } from "./faults/overload.ts";
import { type Tried, tryFault } from "./try-fault.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const EVERY: readonly Fault[] = [
  killedNode,
  stoppedNode(30_000),
  killedSequencer,
  wrongClock,
  cutConnections(3000),
  swallowedConnections(8000),
  overload(4000),
  fullDisk,
  killedPrimary,
];
const SOME: readonly Fault[] = [wrongClock, killedSequencer, killedPrimary];
const isWhole = Boolean(process.env.TEST_EVERY_FAULT);
/** No test among others asserts a time: there it has to recover at all. */
const circumstances = isWhole ? { atOnce: 6, patience: 1 } : { atOnce: 3, patience: 15 };

describe("three nodes on PostgreSQL", () => {
  let cluster: Cluster;
  const tried: Tried[] = [];
  const load = loadNow();
  beforeAll(async () => {
    cluster = await startCluster();
    await untilAllReady(cluster);
  });
  afterAll(() => cluster?.close());

  it.each(isWhole ? EVERY : SOME)("keep their word when $name.en", async (fault) => {
    const result = await tryFault(cluster, fault, circumstances);
    tried.push(result);
    expect(result.findings).toEqual([]);
    expect(result.answered).toBeGreaterThan(0);
    if (fault.isTold && cluster.isPlaceSmall) expect(result.told).toBeGreaterThan(0);
  });

  it("have all of it in one log, which is whole", async () => {
    const { premises } = cluster.nodes[0] ?? { premises: { env: {} } };
    const stores = await cluster.openStores();
    const size = await stores.audit.size();
    await until(async () => ((await stores.log.head())?.seq ?? 0) >= size);
    await stores.close();
    const url = cluster.database.addressAt(cluster.nodes[0]?.wire.target ?? 0);
    const env = { ...premises.env, SHIMING_DATABASE_URL: url };
    const { code, stdout } = await shiming(["audit", "verify"], { env });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/ 0 problems\n$/)]);
    if (isWhole) writeTable(tried, cluster.isPlaceSmall, load);
  });
});
