import type { IncomingMessage } from "node:http";
import type { EndpointAnswer, Pushed } from "@shiming/core";

/** So much of an answer is read at most, and so much of that is kept, in bytes. */
const LONGEST_READ = 8 * 1024;
const LONGEST_KEPT = 1024;

/** Reads as much of the body as counts. One that goes on, or does not come, changes nothing of what the status has said. */
export async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= LONGEST_READ) break;
    }
  } catch {
    // Cut off: what came is what there is.
  }
  return Buffer.concat(chunks).subarray(0, LONGEST_READ).toString();
}

/** RFC 8935 §2: 202 acknowledges, 400 with `err` refuses for good, and everything else is tried again. */
export function judge({ statusCode = 0, headers }: IncomingMessage, text: string, tookMs: number): Pushed {
  const contentType = headers["content-type"]?.slice(0, 100);
  const body = Buffer.from(text).subarray(0, LONGEST_KEPT).toString();
  const answer: EndpointAnswer = { status: statusCode, ...(contentType && { contentType }), body };
  if (statusCode === 202) return { outcome: "accepted", answer, tookMs };
  const err = statusCode === 400 ? errIn(text) : undefined;
  if (err !== undefined) return { outcome: "refused", error: `HTTP 400: ${err}`, answer, tookMs };
  const isRedirect = statusCode >= 300 && statusCode < 400;
  return {
    outcome: "failed",
    error: isRedirect ? `HTTP ${statusCode}: redirects are not followed` : `HTTP ${statusCode}`,
    ...{ answer, tookMs },
  };
}

const ERR = /^[A-Za-z0-9_.:/-]{1,100}$/;

/** A name out of a registry: what is none may hold anything, and stays in the answer. */
function errIn(text: string): string | undefined {
  try {
    const { err } = JSON.parse(text);
    if (typeof err !== "string") return undefined;
    return ERR.test(err) ? err : "err";
  } catch {
    return undefined;
  }
}
