import { isIPv6 } from "node:net";

const MINUTE = 60_000;

/** Counts what a client does in a minute. @returns whether it may go on */
export type RateLimit = (client: string) => boolean;

export function createRateLimit(perMinute: number, now: () => Date): RateLimit {
  let minute = 0;
  let counts = new Map<string, number>();
  return (client) => {
    const current = Math.floor(now().getTime() / MINUTE);
    if (current !== minute) [minute, counts] = [current, new Map()];
    const network = networkOf(client);
    const count = (counts.get(network) ?? 0) + 1;
    counts.set(network, count);
    return count <= perMinute;
  };
}

/** Whoever has an IPv6 address has the 2⁶⁴ beside it, too. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes(".")) return address;
  const [head = [], tail = []] = address.split("::").map((part) => part.split(":"));
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0");
  return [...head, ...zeros, ...tail].slice(0, 4).join(":");
}
