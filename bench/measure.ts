/** A server under the load of one round of exchanges. */
import type { Contender } from "./fresh-platform.ts";
import { load } from "./load.ts";
import { quantile } from "./statistics.ts";

export const CONNECTIONS = 50;

export interface Measured {
  /** Exchanges a second. */
  readonly rate: number;
  /** Milliseconds from request to answer. */
  readonly median: number;
  readonly p99: number;
  /** Microseconds of processor time an exchange. */
  readonly cpu: number;
  /** Resident bytes at the end of the round. */
  readonly rss: number;
  /** Answers that were not `"errcode":0`. */
  readonly refused: number;
}

export async function measure(
  { server, path }: Contender,
  bodies: readonly string[],
  connections = CONNECTIONS,
): Promise<Measured> {
  const before = server.usage();
  const { latencies, seconds, refused } = await load({ port: server.port, path }, bodies, connections);
  const after = server.usage();
  return {
    rate: bodies.length / seconds,
    median: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    cpu: (after.cpu - before.cpu) / bodies.length,
    rss: after.rss,
    refused,
  };
}
