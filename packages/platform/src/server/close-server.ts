import type { FastifyInstance } from "fastify";

const CLOSE_TIMEOUT_MS = 20_000;

/**
 * Takes no more connections, lets every accepted request be answered, and ends. Node stops to look for slow callers when a
 * server closes: one that never finishes its request would hold it open for good.
 */
export async function closeServer(app: FastifyInstance, timeoutMs = CLOSE_TIMEOUT_MS): Promise<void> {
  // Connections that become idle from now on are not kept.
  app.server.keepAliveTimeout = 1;
  const deadline = setTimeout(() => app.server.closeAllConnections(), timeoutMs);
  try {
    await app.close();
  } finally {
    clearTimeout(deadline);
  }
}
