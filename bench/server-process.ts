import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { type Usage, usageOf } from "./usage.ts";

/** A server under measurement, in a process of its own. */
export interface ServerProcess {
  readonly port: number;
  usage(): Usage;
  stop(): Promise<void>;
}

/** Starts a Node program that prints `ready http://…:PORT`, and waits for that line. */
export async function startServer(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...environment },
  });
  const port = await readyPort(child);
  return {
    port,
    usage: () => usageOf(child.pid ?? 0),
    async stop() {
      const exit = once(child, "exit");
      child.kill();
      await exit;
    },
  };
}

export async function readyPort(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error("the server has no standard output");
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^ready https?:\/\/.+:(\d+)$/.exec(line)?.[1];
    if (port) return Number(port);
  }
  throw new Error("the server ended before it was ready");
}
