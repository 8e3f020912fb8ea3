import { readSync } from "node:fs";

const PAUSE_MS = 10;

/**
 * All of standard input, waited for. Whoever imports `node:process`, as commander does, makes a pipe non-blocking by it:
 * then nothing yet is an error, which `readFileSync` would pass on.
 */
export function readStandardInput(): Buffer {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = readChunk();
    if (chunk?.length === 0) return Buffer.concat(chunks);
    if (chunk) chunks.push(chunk);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
}

/** Empty at the end, `undefined` when there is nothing yet. */
function readChunk(): Buffer | undefined {
  const buffer = Buffer.alloc(64 * 1024);
  try {
    return buffer.subarray(0, readSync(0, buffer));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EAGAIN") return undefined;
    throw error;
  }
}
