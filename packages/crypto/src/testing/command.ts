import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs a program with `input` on its standard input; its standard output. Throws if it fails. */
export function run(program: string, args: string[], input: string | Uint8Array = ""): Buffer {
  return execFileSync(program, args, { input, maxBuffer: 2 ** 27, stdio: ["pipe", "pipe", "pipe"] });
}

/** Calls `use` with the path of a temporary file that holds `content`. */
export function withFile<T>(content: string | Uint8Array, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "shiming-crypto-"));
  try {
    const path = join(folder, "content");
    writeFileSync(path, content, { mode: 0o600 });
    return use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
