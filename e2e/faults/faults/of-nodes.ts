/** Nodes that die, stand still, or have a wrong clock. */
import type { Cluster } from "../cluster/cluster.ts";
import type { ClusterNode } from "../cluster/node.ts";
import { type Fault, pause, until } from "../fault.ts";

const SINCE_IT_STRUCK = { en: "since it struck", zh: "自故障发生起" };

function nodeOf({ nodes }: Cluster, place: number): ClusterNode {
  const node = nodes[place];
  if (!node) throw new Error("there is no such node");
  return node;
}

const restartDead = async ({ nodes }: Cluster) => {
  for (const node of nodes) if (!node.isRunning) await node.start();
};

export const killedNode: Fault = {
  name: { en: "a node is killed (`kill -9`)", zh: "强杀一个节点（`kill -9`）" },
  counted: SINCE_IT_STRUCK,
  recoversWithinMs: 5000,
  async strike(cluster) {
    await nodeOf(cluster, 0).end("SIGKILL");
    return Date.now();
  },
  mend: restartDead,
};

export const stoppedNode = (forMs: number): Fault => ({
  name: {
    en: `a node stands still for ${forMs / 1000} s (\`SIGSTOP\`), and goes on`,
    zh: `一个节点停顿 ${forMs / 1000} 秒（\`SIGSTOP\`）后继续`,
  },
  counted: SINCE_IT_STRUCK,
  recoversWithinMs: 12_000,
  async strike(cluster) {
    const node = nodeOf(cluster, 1);
    const from = Date.now();
    node.signal("SIGSTOP");
    await pause(forMs);
    node.signal("SIGCONT");
    return from;
  },
});

export const wrongClock: Fault = {
  name: { en: "the clock of a node is 10 minutes ahead", zh: "一个节点的时钟快 10 分钟" },
  counted: SINCE_IT_STRUCK,
  recoversWithinMs: 5000,
  async strike({ balancer, ...cluster }) {
    const node = nodeOf({ balancer, ...cluster }, 2);
    const from = Date.now();
    node.signal("SIGUSR2");
    await until(() => !balancer.isReady(node.port));
    await until(() => node.said.includes("the clock of this node is not the database's"));
    await pause(3000);
    node.signal("SIGUSR2");
    await until(() => balancer.isReady(node.port));
    return from;
  },
};

/** The bytes that would store the tiles are held back, and who sent them is killed: what was numbered is not signed. */
export const killedSequencer: Fault = {
  name: {
    en: "the sequencer is killed between numbering and signing",
    zh: "定序者在编号之后、签名之前被强杀",
  },
  counted: SINCE_IT_STRUCK,
  recoversWithinMs: 5000,
  async strike(cluster) {
    const { promise: struck, resolve } = Promise.withResolvers<number>();
    let isDone = false;
    for (const node of cluster.nodes) {
      node.wire.mayPass = (data) => {
        if (!node.storesTiles(data) || isDone) return true;
        isDone = true;
        void node.end("SIGKILL").then(() => resolve(Date.now()));
        return false;
      };
    }
    return struck;
  },
  mend: restartDead,
};
