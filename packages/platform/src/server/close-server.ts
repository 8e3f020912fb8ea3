import { once } from "node:events";
import { Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";

export interface ClosingTimes {
  /** How long connections that are kept alive may still bring a request, whose answer tells them to close. Default: 1 s. */
  readonly graceMs?: number | undefined;
  /** How long callers may take that have not finished their request. Default: 20 s. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Takes no more connections, lets every accepted request be answered, and ends. A client that sends on a connection in the
 * moment it is closed hears of a reset, and cannot know whether its request was taken: so the connections are first told to
 * close, with an answer each, and only those that stay silent are closed unasked. Node stops to look for slow callers when a
 * server closes: one that never finishes its request would hold it open for good.
 */
export async function closeServer(
  app: FastifyInstance,
  { graceMs = 1_000, timeoutMs = 20_000 }: ClosingTimes = {},
): Promise<void> {
  const ended = new AbortController();
  const drained = once(app.server, "close", { signal: ended.signal });
  // Of a net server: that of an HTTP server would close the silent connections at once.
  Server.prototype.close.call(app.server);
  const grace = sleep(graceMs, undefined, { signal: ended.signal });
  await Promise.race([drained, grace]);
  ended.abort();
  await Promise.allSettled([drained, grace]);
  const deadline = setTimeout(() => app.server.closeAllConnections(), timeoutMs);
  try {
    await app.close();
  } finally {
    clearTimeout(deadline);
  }
}
