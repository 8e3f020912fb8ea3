/** A reader's shell: runs the commands of documents one after the other, as they stand there. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { root } from "../house/repository.ts";

/**
 * A folder that looks like a checkout with its dependencies installed, and has no data yet.
 * @param command the file that `shiming` is there
 */
export function makeCheckout(command: string): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "shiming-docs-"));
  linkAll(root, path, [".git", ".shiming", "node_modules"]);
  const [installed, programs] = ["node_modules", "node_modules/.bin"];
  linkAll(join(root, installed), join(path, installed), [".bin"]);
  linkAll(join(root, programs), join(path, programs), ["shiming"]);
  symlinkSync(command, join(path, programs, "shiming"));
  return { path, remove: () => rmSync(path, { recursive: true }) };
}

function linkAll(from: string, to: string, without: readonly string[]): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from))
    if (!without.includes(name)) symlinkSync(join(from, name), join(to, name));
}

/** Commands that end when their server does. The session goes on when the server says that it is ready. */
const SERVER =
  /^(?:npm start|(?:npx )?shiming (?:sandbox(?! (?:provider|code))|serve)|node \S+\/server\/main\.ts)\b/;

/** Of what servers say, in characters. */
const LONGEST_SAID = 2000;

export interface SessionReport {
  /** What each command printed, both streams; shorter than the commands when one failed. */
  readonly outputs: readonly string[];
  /** What the one that failed has printed, and what servers have said last. */
  readonly rest: string;
}

/** Runs the commands in one `bash -eu`. Whatever they started has ended when the promise resolves. */
export async function runSession(cwd: string, commands: readonly string[]): Promise<SessionReport> {
  const mark = `end of step ${process.pid}`;
  const script = commands.map((command) => `${stepOf(command)}\necho '${mark}'\n`).join("");
  const shell = spawn("bash", ["-euo", "pipefail", "-c", script], {
    cwd,
    env: readersEnvironment(),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Servers keep standard error open: "close" comes when the last of them has gone.
  const closed = once(shell, "close");
  shell.once("exit", () => endGroup(shell.pid));
  const [printed, said] = await Promise.all([text(shell.stdout), text(shell.stderr)]);
  await closed;
  const outputs = printed.split(`${mark}\n`);
  const rest = `${outputs.pop() ?? ""}${said.slice(-LONGEST_SAID)}`;
  return { outputs, rest };
}

function stepOf(command: string): string {
  if (!SERVER.test(command)) return `{\n${command}\n} 2>&1`;
  return [
    `exec {server}< <(${command})`,
    'while IFS= read -r line <&"$server"; do echo "$line"; [[ $line == ready* ]] && break; done',
    "[[ $line == ready* ]]",
  ].join("\n");
}

/** The servers that the shell has started, and nothing else, are in its process group. */
function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGTERM");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** Nothing that npm or vitest has added: above all, not the PATH that finds Node 24 first. */
function readersEnvironment(): NodeJS.ProcessEnv {
  const added = /^(?:npm_|VITEST|SHIMING_|NODE_|INIT_CWD$|PATH$)/i;
  const own = Object.entries(process.env).filter(([name]) => !added.test(name));
  const path = (process.env.PATH ?? "").split(delimiter).filter((entry) => !/node_modules[\\/]/.test(entry));
  return { ...Object.fromEntries(own), PATH: path.join(delimiter) };
}
