import type { Readable } from "node:stream";
import { limits } from "@shiming/wire";

/** The bytes of a body, or why there are none. */
export type ReceivedBody = Buffer | BodyFault;

/**
 * `late`: not complete in time; `stalled`: that may be the platform's own fault, which did nothing for a while, as a process
 * does that was stopped; `cut`: the caller hung up. After any of them the connection is of no more use.
 */
export type BodyFault = "too_large" | "late" | "stalled" | "cut";

const EMPTY = Buffer.alloc(0);
const MOST_CHUNKS = 64;
/** How late a timer comes in a process that has done nothing for a while. */
const STALL_MS = 250;

/**
 * Receives a body of at most 16 KiB, or `longest` bytes, whatever its headers say. A larger one is read to its end, so that the caller gets
 * to hear the answer, and not kept; nobody can make it take longer than `timeoutMs`.
 * @param now milliseconds of a clock that nobody sets
 */
export function receiveBody(
  request: Readable,
  timeoutMs: number,
  longest: number = limits.bodyBytes,
  now = performance.now.bind(performance),
): Promise<ReceivedBody> {
  const { promise, resolve } = Promise.withResolvers<ReceivedBody>();
  let chunks: Buffer[] = [];
  let size = 0;
  const isTooLarge = () => size > longest;

  const keep = (chunk: Buffer) => {
    size += chunk.length;
    if (isTooLarge()) chunks = [];
    else if (chunks.push(chunk) === MOST_CHUNKS) chunks = [Buffer.concat(chunks)];
  };
  const settle = (body: ReceivedBody) => {
    clearTimeout(deadline);
    request.off("data", keep);
    resolve(body);
  };
  const dueAt = now() + timeoutMs;
  const deadline = setTimeout(() => {
    const isStalled = now() - dueAt > STALL_MS;
    // Timers come before what has arrived is read: in a process that was stopped and goes on, both are due.
    afterReading(() => settle(isTooLarge() ? "too_large" : isStalled ? "stalled" : "late"));
  }, timeoutMs);

  request.on("data", keep);
  request.once("end", () => settle(isTooLarge() ? "too_large" : join(chunks)));
  request.once("error", () => settle("cut"));
  request.once("close", () => settle("cut"));
  return promise;
}

/** Calls back when the event loop has been round often enough to read what has arrived, its end, and both through TLS. */
export function afterReading(callback: () => void, rounds = 4): void {
  setImmediate(() => (rounds > 1 ? afterReading(callback, rounds - 1) : callback()));
}

function join(chunks: Buffer[]): Buffer {
  return chunks.length === 1 ? (chunks[0] as Buffer) : chunks.length === 0 ? EMPTY : Buffer.concat(chunks);
}
