import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const SHIMING = fileURLToPath(new URL("../apps/cli/bin/shiming.js", import.meta.url));
/** The command tells what it has used as it ends. */
const TELL_USAGE =
  "data:text/javascript,process.on('exit',()=>console.error('used '+JSON.stringify(process.resourceUsage())))";

export interface RunCommand {
  readonly stdout: string;
  /** Of the clock, from its start to its end. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** The most bytes that were resident at once. */
  readonly peakMemory: number;
}

/** Runs `shiming` in a process of its own. @throws Error where it fails */
export async function runCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunCommand> {
  const since = performance.now();
  const child = spawn(process.execPath, ["--import", TELL_USAGE, SHIMING, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  const closed = once(child, "close");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await closed;
  const seconds = (performance.now() - since) / 1000;
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${stderr}`);
  const used: NodeJS.ResourceUsage = JSON.parse(/^used (.+)$/m.exec(stderr)?.[1] ?? "{}");
  return {
    ...{ stdout, seconds, cpuSeconds: (used.userCPUTime + used.systemCPUTime) / 1e6 },
    peakMemory: used.maxRSS * 1024,
  };
}
