/** Writes as much as there is, in the memory of a moment; a reader that has seen enough ends it well. */
import { writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const BATCH = 64 * 1024;

/** @param file an open one, which stays open; standard output without one */
export async function writeLines(lines: AsyncIterable<string>, file?: number): Promise<void> {
  if (file !== undefined) {
    for await (const batch of inBatches(lines)) writeFileSync(file, batch);
    return;
  }
  const source = Readable.from(inBatches(lines), { objectMode: true });
  try {
    await pipeline(source, process.stdout, { end: false });
  } catch (error) {
    // `head` has what it wanted; any other loss is told where standard output is watched.
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  }
}

async function* inBatches(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let batch = "";
  for await (const line of lines) {
    batch += line;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = "";
  }
  if (batch !== "") yield batch;
}
