/** The database dies, is full, or cannot be reached. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Fault, pause } from "../fault.ts";

const SINCE_IT_WAS_OVER = { en: "since it was over", zh: "自故障结束起" };

export const cutConnections = (forMs: number): Fault => ({
  name: {
    en: `every connection to the database is cut for ${forMs / 1000} s`,
    zh: `与数据库的连接全部中断 ${forMs / 1000} 秒`,
  },
  counted: SINCE_IT_WAS_OVER,
  recoversWithinMs: 10_000,
  async strike({ nodes }) {
    for (const { wire } of nodes) wire.cut();
    await pause(forMs);
    for (const { wire } of nodes) wire.heal();
    return Date.now();
  },
});

export const swallowedConnections = (forMs: number): Fault => ({
  name: {
    en: `what goes to the database disappears for ${forMs / 1000} s, and nobody is told (a black hole)`,
    zh: `发往数据库的数据消失 ${forMs / 1000} 秒且无任何提示（黑洞）`,
  },
  counted: SINCE_IT_WAS_OVER,
  recoversWithinMs: 20_000,
  async strike({ nodes }) {
    for (const { wire } of nodes) wire.swallow();
    await pause(forMs);
    for (const { wire } of nodes) wire.heal();
    return Date.now();
  },
});

export const killedPrimary: Fault = {
  name: {
    en: "the primary is killed, and the standby promoted 2 s later",
    zh: "主库被强杀，2 秒后提升备库",
  },
  counted: { en: "since the promotion", zh: "自提升备库起" },
  recoversWithinMs: 15_000,
  async strike(cluster) {
    const { primary, standby } = cluster.database;
    await primary.end("SIGKILL");
    await pause(2000);
    standby.promote();
    cluster.leadToStandby();
    return Date.now();
  },
};

const PIECE = Buffer.alloc(1 << 20);

/** As whoever is called at night: makes room, and starts the server where it has given up. */
export const fullDisk: Fault = {
  name: { en: "the disk of the database is full for 10 s", zh: "数据库磁盘写满 10 秒" },
  counted: SINCE_IT_WAS_OVER,
  recoversWithinMs: 15_000,
  isTold: true,
  async strike({ primaryPlace, database }) {
    const file = join(primaryPlace, "filler");
    const end = Date.now() + 10_000;
    while (Date.now() < end) {
      fill(file);
      await pause(200);
    }
    rmSync(file);
    if (!database.primary.isRunning) await database.primary.start();
    return Date.now();
  },
};

/** To the last byte. */
function fill(file: string): void {
  for (const piece of [PIECE, PIECE.subarray(0, 4096)]) {
    try {
      for (;;) writeFileSync(file, piece, { flag: "a" });
    } catch {
      // There is no room left.
    }
  }
}
