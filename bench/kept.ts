/**
 * Data that takes long to fill. With `BENCH_KEEP=FOLDER` it stays there, and the next run finds it: then it can be filled
 * while a machine is busy, and be measured when it is quiet.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Kept {
  readonly folder: string;
  /** Removes what is not to be kept. */
  close(): void;
}

/** @param fill into a folder of its own, once for this name */
export async function filledFolder(name: string, fill: (folder: string) => Promise<void>): Promise<Kept> {
  const place = process.env.BENCH_KEEP;
  const folder = place ? join(place, name) : mkdtempSync(join(tmpdir(), "shiming-bench-"));
  const close = () => {
    if (!place) rmSync(folder, { recursive: true });
  };
  const mark = join(folder, "filled");
  if (existsSync(mark)) return { folder, close };
  // What died on the way is no good.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const since = performance.now();
  await fill(folder);
  writeFileSync(mark, "");
  console.log(`filled ${name} in ${((performance.now() - since) / 1000).toFixed(0)} s`);
  return { folder, close };
}
