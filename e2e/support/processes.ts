/** The `shiming` command as a user has it: a process of its own. */
import {
  type ChildProcessWithoutNullStreams,
  type SpawnOptionsWithoutStdio,
  spawn,
} from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Environment, placed } from "./places.ts";
import { type Started, startAside } from "./started.ts";

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

interface StartOptions {
  readonly cwd?: string;
  readonly env?: Environment;
  /** Options of Node. */
  readonly node?: readonly string[];
  readonly command?: string;
  readonly patience?: number;
}

/** Starts a command with options of Node; whoever starts it waits for its end. It is killed when that takes too long. */
export function start(args: readonly string[], options: StartOptions = {}): ChildProcessWithoutNullStreams {
  return spawn(...toldTo(args, options));
}

/** What is spawned, and how. */
function toldTo(
  args: readonly string[],
  {
    cwd = process.cwd(),
    env = {},
    node = [],
    command = BUNDLED_COMMAND,
    patience = PATIENCE_MS,
  }: StartOptions,
): [program: string, args: string[], options: SpawnOptionsWithoutStdio] {
  return [
    process.execPath,
    [...node, command, ...args],
    { cwd, env: { ...process.env, ...env }, timeout: patience, killSignal: "SIGKILL" },
  ];
}

/** Runs a command to its end; one that goes on for longer than a test may is killed. */
export async function shiming(
  args: readonly string[],
  { input = "", ...options }: { input?: string | Uint8Array } & StartOptions = {},
): Promise<Finished> {
  const place = await placed(args, options.env ?? {}, options.cwd);
  const child = startAside(...toldTo(place.args, { ...options, env: place.env }), input);
  const output = { stdout: "", stderr: "" };
  child.onText((stream, text) => {
    output[stream] += text;
  });
  return { code: await child.closed, ...output };
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
  const child = startAside(process.execPath, [...TOLD, command, ...place.args], {
    env: { ...process.env, ...place.env },
  });
  const [lines, errors]: [string[], string[]] = [[], []];
  const url = await ready(child, lines, errors);
  const pid = await child.pid;
  const signal = (name: NodeJS.Signals) => void (child.hasEnded() || kill(pid, name));
  return {
    ...{ url, pid, lines, errors, signal },
    async end(name = "SIGTERM") {
      signal(name);
      return child.closed;
    },
  };
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It has ended a moment ago, and the news is on its way.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function ready(child: Started, lines: string[], errors: string[]): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const rest = { stdout: "", stderr: "" };
  child.onText((stream, text) => {
    const whole = `${rest[stream]}${text}`.split("\n");
    rest[stream] = whole.pop() ?? "";
    (stream === "stdout" ? lines : errors).push(...whole);
    const url = whole.map((line) => /^ready (\S+)$/.exec(line)?.[1]).find(Boolean);
    if (stream === "stdout" && url) resolve(url);
  });
  child.closed.then((code) => {
    lines.push(...withoutEmpty(rest.stdout));
    errors.push(...withoutEmpty(rest.stderr));
    reject(new Error(`ended with ${code} before it was ready: ${errors.join("\n")}`));
  }, reject);
  return promise;
}

/** What was printed last, without an end of its line. */
const withoutEmpty = (line: string) => (line === "" ? [] : [line]);
