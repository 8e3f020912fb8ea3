/** What can happen to a cluster, and what of it has to be as usual again by when. */
import type { Text } from "@shiming/crypto";
import type { Cluster } from "./cluster/cluster.ts";

export interface Fault {
  readonly name: Text;
  /** From when on the time to recover counts. */
  readonly counted: Text;
  readonly recoversWithinMs: number;
  /** Whether clients have to hear of it: that they are to try again, in the words of the contract. */
  readonly isTold?: boolean;
  /** Strikes while there is traffic. @returns the moment from which on the time to recover counts */
  readonly strike: (cluster: Cluster) => Promise<number>;
  /** Makes whole what the fault has broken for good. */
  readonly mend?: (cluster: Cluster) => Promise<void>;
}

export const pause = (milliseconds: number) =>
  new Promise<void>((passed) => setTimeout(passed, milliseconds));

/** @throws Error where it does not come */
export async function until(holds: () => boolean | Promise<boolean>, atMostMs = 30_000): Promise<void> {
  const end = Date.now() + atMostMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`it did not happen: ${holds}`);
    await pause(50);
  }
}

/** Until every node is asked again. */
export async function untilAllReady({ nodes, balancer }: Cluster): Promise<void> {
  await until(() => nodes.every(({ port }) => balancer.isReady(port))).catch(() => {
    const others = nodes.filter(({ port }) => !balancer.isReady(port));
    throw new Error(
      `not ready: ${others.map(({ port, said }) => `${port}: ${said.slice(-1500)}`).join("\n")}`,
    );
  });
}
