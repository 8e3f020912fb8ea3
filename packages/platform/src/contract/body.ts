import type { Readable } from "node:stream";
import { limits } from "@shiming/wire";

/** The bytes of a body, or why there are none. */
export type ReceivedBody = Buffer | BodyFault;

/** `late`: not complete in time; `cut`: the caller hung up. After any of them the connection is of no more use. */
export type BodyFault = "too_large" | "late" | "cut";

const EMPTY = Buffer.alloc(0);
const MOST_CHUNKS = 64;

/**
 * Receives a body of at most 16 KiB, whatever its headers say. A larger one is read to its end, so that the caller gets
 * to hear the answer, and not kept; nobody can make it take longer than `timeoutMs`.
 */
export function receiveBody(request: Readable, timeoutMs: number): Promise<ReceivedBody> {
  const { promise, resolve } = Promise.withResolvers<ReceivedBody>();
  let chunks: Buffer[] = [];
  let size = 0;
  const isTooLarge = () => size > limits.bodyBytes;

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
  const deadline = setTimeout(() => settle(isTooLarge() ? "too_large" : "late"), timeoutMs);

  request.on("data", keep);
  request.once("end", () => settle(isTooLarge() ? "too_large" : join(chunks)));
  request.once("error", () => settle("cut"));
  request.once("close", () => settle("cut"));
  return promise;
}

function join(chunks: Buffer[]): Buffer {
  return chunks.length === 1 ? (chunks[0] as Buffer) : chunks.length === 0 ? EMPTY : Buffer.concat(chunks);
}
