import { execFileSync } from "node:child_process";

/** Runs a program with `input` on its standard input; its standard output. Throws if it fails. */
export function run(program: string, args: string[], input: string | Uint8Array = ""): Buffer {
  return execFileSync(program, args, { input, stdio: ["pipe", "pipe", "pipe"] });
}
