/** The browser half of `@shiming/host` as one module that imports nothing. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const BUILD = "packages/pages/src/build.ts";

/** What is published as `lib/shiming-host.js`. @throws Error with what the bundler says, if it says anything */
export function bundleBrowserHalf(root: string): string {
  const out = mkdtempSync(join(tmpdir(), "shiming-host-"));
  try {
    const args = [join(root, BUILD), join(root, "packages/host"), out];
    const env = { ...process.env, NODE_ENV: "production", NO_COLOR: "1" };
    const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return readFileSync(join(out, "shiming-host.js"), "utf8");
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
