/** Writes as much as there is, in the memory of a moment; a reader that has seen enough ends it well. */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const BATCH = 64 * 1024;

/** @param out a file that was opened for it; standard output without one */
export async function writeLines(lines: AsyncIterable<string>, out: number | undefined): Promise<void> {
  const source = Readable.from(inBatches(lines), { objectMode: true });
  if (out !== undefined) return pipeline(source, createWriteStream("", { fd: out }));
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
