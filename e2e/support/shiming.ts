/** Sandboxes and other servers of one test: ended with it, their folders removed. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, inject, onTestFinished } from "vitest";
import type { SandboxFile } from "../../apps/cli/src/sandbox/sandbox-file.ts";
import { copyData, forgetData } from "./places.ts";
import { type Environment, launch, type RunningCommand } from "./processes.ts";

/** A folder that is gone after the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "shiming-e2e-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
    return forgetData(folder);
  });
  return folder;
}

/** The text of each file in a folder, by its name. */
export function contentsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]),
  );
}

/** The data of a sandbox that was seeded and ended: a copy for this test alone. */
export function seededData(): string {
  const data = join(scratchFolder(), "data");
  copyData(inject("sandboxTemplate"), data);
  return data;
}

/** A command that serves, ended with the test if not before. */
export async function startShiming(args: readonly string[], env: Environment = {}): Promise<RunningCommand> {
  const running = await launch(args, env);
  onTestFinished(async () => void (await running.end("SIGKILL")));
  return running;
}

/** A running sandbox on any free port, and what its `sandbox.json` says. */
export interface RunningSandbox extends RunningCommand {
  readonly data: string;
  readonly file: SandboxFile;
}

export async function startSandbox(
  data: string = seededData(),
  args: readonly string[] = [],
  env: Environment = {},
): Promise<RunningSandbox> {
  const running = await startShiming(["sandbox", "--port", "0", "--data", data, ...args], env);
  return { ...running, data, file: readSandbox(data) };
}

/** One sandbox for all tests of a file, who leave it as they found it; to be called at its top, and there in the tests. */
export function useSandbox(env: Environment = {}): RunningSandbox {
  const folder = mkdtempSync(join(tmpdir(), "shiming-e2e-"));
  const data = join(folder, "data");
  const sandbox = {} as RunningSandbox;
  beforeAll(async () => {
    copyData(inject("sandboxTemplate"), data);
    const running = await launch(["sandbox", "--port", "0", "--data", data], env);
    Object.assign(sandbox, running, { data, file: readSandbox(data) });
  });
  afterAll(async () => {
    await sandbox.end?.();
    rmSync(folder, { recursive: true, force: true });
    await forgetData(folder);
  });
  return sandbox;
}

export function readSandbox(data: string): SandboxFile {
  return JSON.parse(readFileSync(join(data, "sandbox.json"), "utf8"));
}
