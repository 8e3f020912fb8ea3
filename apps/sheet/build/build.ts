/** `node build.ts FOLDER`: builds the pages into the folder. A process of its own, so that no server carries the bundler. */
import { rmSync } from "node:fs";
import { build } from "vite";
import { root } from "./sources.ts";

const [outDir = ""] = process.argv.slice(2);
try {
  await build({ root, logLevel: "error", build: { outDir, emptyOutDir: true } });
} catch (error) {
  rmSync(outDir, { recursive: true, force: true });
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
