import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname } from "node:path";

/** What a program of `node:test` came to. */
export interface ProgramResult {
  readonly code: number | null;
  readonly passed: number;
  /** The lines about tests that failed or were skipped, and what was said on standard error. */
  readonly complaints: readonly string[];
}

/** Runs a program of tests with some Node.js, in the folder of the program. */
export async function runProgram(
  executable: string,
  program: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramResult> {
  const child = spawn(executable, ["--enable-source-maps", "--test-reporter=tap", program], {
    cwd: dirname(program),
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      output[stream] += text;
    });
  }
  const [code] = await once(child, "close");
  const tests = output.stdout.split("\n").filter((line) => /^(?:not )?ok /.test(line));
  // What follows a bare # says why a test did not run.
  const passed = tests.filter((line) => /^ok (?:[^#]|\\#)*$/.test(line));
  const failed = tests.filter((line) => !passed.includes(line));
  return { code, passed: passed.length, complaints: [...failed, ...(output.stderr ? [output.stderr] : [])] };
}
