/** `node build.ts ROOT FOLDER`: builds the pages of ROOT into the folder. A process of its own: no server carries the bundler. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { compressFiles } from "./compress.ts";

const [root = "", outDir = ""] = process.argv.slice(2);
try {
  await build({ root, logLevel: "error", build: { outDir, emptyOutDir: true } });
  // What is published as one file has no pages to serve.
  const pages = join(outDir, "pages");
  if (existsSync(pages)) compressFiles(pages);
} catch (error) {
  rmSync(outDir, { recursive: true, force: true });
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
