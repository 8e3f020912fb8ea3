/** The repository as the house tests see it. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Paths, relative to the root, of every file that is committed or about to be. */
export function listFiles(): string[] {
  // Git refuses a clone that belongs to another user, which a container's often does.
  const git = run("git", ["-c", "safe.directory=*", "ls-files", "-z", "-co", "--exclude-standard"]);
  if (git.status !== 0) throw new Error(git.output);
  return git.output.split("\0").filter((file) => file !== "" && existsSync(join(root, file)));
}

export function readText(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** Runs a program in the root. */
export function run(program: string, args: readonly string[]): { status: number | null; output: string } {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, output: error ? error.message : stdout + stderr };
}

/** Runs a program of a development dependency, found by its path below node_modules, with this very Node. */
export function runTool(script: string, args: readonly string[]): { status: number | null; output: string } {
  return run(process.execPath, [join(root, "node_modules", script), ...args]);
}

/** By the compiler that is native code. One of its threads: more would check what files share once each. */
export function typeCheck(args: readonly string[]): { status: number | null; output: string } {
  return runTool("typescript-7/bin/tsc", ["--noEmit", "--singleThreaded", ...args]);
}
