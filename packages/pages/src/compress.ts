/** Files beside the built ones, with the same bytes as browsers take them: compressed once, and as well as it can be done. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** Smaller ones fit into one packet either way. */
const WORTH_IT = 1024;

export function compressFiles(folder: string): void {
  for (const name of readdirSync(folder)) {
    const content = readFileSync(join(folder, name));
    if (content.length < WORTH_IT) continue;
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
  }
}
