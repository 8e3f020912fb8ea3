/** The process that starts the workers: it holds the data folder and the port, and nothing of the platform. */
import cluster from "node:cluster";
import { closeSync, openSync } from "node:fs";
import type { PlatformParts } from "@shiming/platform";
import { forgetControlChannel } from "../administration/control-files.ts";
import { Sentence, usage } from "../sentence.ts";
import { requireDatabaseOfHeads } from "../server/audit-heads.ts";
import { requireDataFolder } from "../server/data-folder.ts";
import { holdFolder } from "../server/database.ts";
import { requireItsPlace } from "../server/database-place.ts";
import type { Ending } from "./worker-process.ts";
import { Workers } from "./workers.ts";

export interface PrimaryParts {
  readonly count: number;
  readonly data: string;
  readonly databaseUrl: string | undefined;
  readonly log: PlatformParts["log"];
  readonly tellReady: () => void;
}

/**
 * Runs workers until SIGTERM or SIGINT; SIGHUP restarts them one by one.
 * @throws Sentence of a worker that cannot start, when the server starts
 */
export async function runPrimary({ count, data, databaseUrl, log, tellReady }: PrimaryParts): Promise<never> {
  if (databaseUrl === undefined) return usage(NEEDS_POSTGRES);
  requireDataFolder(data);
  requireDatabaseOfHeads(data);
  requireItsPlace(data, databaseUrl);
  // Kept to the end: a lock that nobody names any more is let go of when memory is swept.
  const letGo = holdFolder(data);
  process.once("exit", letGo);
  forgetControlChannel(data);
  // Connections are kept for long: what the system hands out unevenly stays uneven.
  cluster.schedulingPolicy = cluster.SCHED_RR;
  const workers = new Workers(count, log);
  const signalled = listenToSignals(workers);
  const failed = await Promise.race([workers.start(), signalled]);
  if (failed) {
    await end(workers);
    throw new Sentence(failed.reason?.text ?? unexplained(failed), failed.reason?.exitCode === 2 ? 2 : 1);
  }
  tellReady();
  await signalled;
  await end(workers);
  return process.exit(0);
}

/** Resolves when they are to end. */
function listenToSignals(workers: Workers): Promise<undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const hadTerminal = hasTerminal();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve(undefined));
  process.on("SIGHUP", () => {
    // A terminal that is closed says the same.
    if (hadTerminal && !hasTerminal()) resolve(undefined);
    else workers.restart();
  });
  return promise;
}

/** Whoever sends a second signal does not wait. */
async function end(workers: Workers): Promise<void> {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      workers.kill();
      process.exit(1);
    });
  }
  await workers.close();
}

function hasTerminal(): boolean {
  try {
    closeSync(openSync("/dev/tty", "r"));
    return true;
  } catch {
    return false;
  }
}

function unexplained({ code, signal }: Ending) {
  return {
    en: `A worker ended while it started (${signal ?? code}).`,
    zh: `工作进程在启动时退出（${signal ?? code}）。`,
  };
}

const NEEDS_POSTGRES = {
  en: "--workers needs PostgreSQL: set SHIMING_DATABASE_URL; a SQLite database is written by one process alone.",
  zh: "--workers 需要 PostgreSQL：请设置 SHIMING_DATABASE_URL；SQLite 数据库只能由一个进程写入。",
};
