/** Holds the clock of this machine against the database's: at the start, and for as long as the server runs. */
import { NodeClock, type StoreHealth } from "@shiming/core";
import type { PlatformParts } from "@shiming/platform";
import { Sentence } from "../sentence.ts";

const EVERY_MS = 5000;

export interface RunningClock {
  /** @throws DomainError while the clock is wrong: nothing is judged by it */
  readonly now: () => Date;
  stop(): void;
}

export function startNodeClock(health: Pick<StoreHealth, "now">, log: PlatformParts["log"]): RunningClock {
  const clock = new NodeClock(clocksWith(health), (offset, isRight) => {
    const seconds = { offsetSeconds: offset / 1000 };
    if (isRight) log.info(seconds, "the clock of this node is right again");
    else log.error(seconds, "the clock of this node is not the database's: it answers nobody until it is");
  });
  const timer = setInterval(() => void clock.compare().catch(() => {}), EVERY_MS).unref();
  void clock.compare().catch(() => {});
  return {
    now: () => clock.now(),
    stop: () => clearInterval(timer),
  };
}

/** Before anything is done by it. @throws Sentence where it is wrong */
export async function requireRightClock(health: Pick<StoreHealth, "now">): Promise<void> {
  let ahead: number | undefined;
  const clock = new NodeClock(clocksWith(health), (offset) => {
    ahead = Math.round(offset / 1000);
  });
  await clock.compare();
  if (ahead === undefined) return;
  const [seconds, en, zh] = [Math.abs(ahead), ahead > 0 ? "ahead of" : "behind", ahead > 0 ? "快" : "慢"];
  throw new Sentence({
    en: `The clock of this machine is ${seconds} s ${en} the database's: set it, and start again.`,
    zh: `本机时钟比数据库${zh} ${seconds} 秒：请校时后重新启动。`,
  });
}

const clocksWith = (health: Pick<StoreHealth, "now">) => ({
  wall: () => new Date(),
  steady: () => performance.now(),
  database: () => health.now(),
});
