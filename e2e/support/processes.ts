/** The `shiming` command as a user has it: a process of its own. */
import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Environment, placed } from "./places.ts";

/** As a user has it. */
export const COMMAND = fileURLToPath(new URL("../../apps/cli/bin/shiming.js", import.meta.url));
/** The same in fewer files, which start faster: `bundled-command.ts` makes it before the first test. */
export const BUNDLED_COMMAND = fileURLToPath(
  new URL("../../node_modules/.cache/shiming-tests/shiming.js", import.meta.url),
);

export type { Environment };

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command says that refuses. */
export const ONE_SENTENCE = /^[^\n]+\.\n$/;

const PATIENCE_MS = 50_000;

/** What the command starts itself again with, where it serves: given at once, one start is enough. */
const TOLD = ["--max-semi-space-size=16", "--disable-sigusr1", "--use-largepages=off"];

type StartOptions = Parameters<typeof start>[1];

/** Starts a command with options of Node; whoever starts it waits for its end. It is killed when that takes too long. */
export function start(
  args: readonly string[],
  {
    cwd = process.cwd(),
    env = {},
    node = [] as readonly string[],
    command = BUNDLED_COMMAND,
    patience = PATIENCE_MS,
  }: { cwd?: string; env?: Environment; node?: readonly string[]; command?: string; patience?: number } = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [...node, command, ...args], {
    cwd,
    env: { ...process.env, ...env },
    timeout: patience,
    killSignal: "SIGKILL",
  });
}

/** Runs a command to its end; one that goes on for longer than a test may is killed. */
export async function shiming(
  args: readonly string[],
  { input = "", ...options }: { input?: string | Uint8Array } & StartOptions = {},
): Promise<Finished> {
  const place = await placed(args, options.env ?? {}, options.cwd);
  const child = start(place.args, { ...options, env: place.env });
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      output[stream] += text;
    });
  }
  child.stdin.end(input);
  const [code] = await once(child, "close");
  return { code, ...output };
}

/** A server that was started by a command and has said that it is ready. */
export interface RunningCommand {
  readonly url: string;
  readonly pid: number;
  /** What it has printed so far. */
  readonly lines: readonly string[];
  readonly errors: readonly string[];
  /** Sends a signal that does not end it. */
  signal(signal: NodeJS.Signals): void;
  /** Sends the signal and waits for the end. @returns the exit code */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts a command that serves, and waits for its `ready` line. Whoever starts it ends it. */
export async function launch(
  args: readonly string[],
  env: Environment = {},
  command = BUNDLED_COMMAND,
): Promise<RunningCommand> {
  const place = await placed(args, env);
  const child = spawn(process.execPath, [...TOLD, command, ...place.args], {
    env: { ...process.env, ...place.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [lines, errors]: [string[], string[]] = [[], []];
  createInterface({ input: child.stderr }).on("line", (line) => errors.push(line));
  const url = await ready(child, lines, errors);
  return {
    url,
    pid: child.pid ?? 0,
    lines,
    errors,
    signal(signal) {
      child.kill(signal);
    },
    async end(signal = "SIGTERM") {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const closed = once(child, "close");
      child.kill(signal);
      return (await closed)[0];
    },
  };
}

function ready(child: ChildProcess, lines: string[], errors: readonly string[]): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  if (!child.stdout) throw new Error("no standard output");
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    const url = /^ready (\S+)$/.exec(line)?.[1];
    if (url) resolve(url);
  });
  child.once("close", (code) => {
    reject(new Error(`ended with ${code} before it was ready: ${errors.join("\n")}`));
  });
  return promise;
}
