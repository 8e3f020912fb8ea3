import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import { isIn, isLoopback } from "./loopback.ts";

/** Why a request may not pass, in a sentence; `undefined` when it may. */
export type Gate = (request: IncomingMessage, path: string) => string | undefined;

/** The operator's own checks reach the platform directly, from the same machine. */
const OPERATIONS = ["/healthz", "/readyz", "/metrics"];

/**
 * Lets through what a trusted proxy received over TLS. Everybody else is refused: without TLS of its own, the platform
 * must not talk to anybody directly.
 * @param cidrs addresses or networks such as `10.0.0.0/8`
 */
export function createProxyGate(cidrs: readonly string[]): Gate {
  const trusted = parseNetworks(cidrs);
  return (request, path) => {
    const peer = request.socket.remoteAddress;
    if (OPERATIONS.includes(path) && isLoopback(peer)) return undefined;
    if (!isIn(trusted, peer)) return "requests are taken from the trusted proxies only";
    return protoOf(request.headers) === "https" ? undefined : "the proxy must have been reached over https";
  };
}

/** The last value is the trusted proxy's own; those before it are anybody's. */
function protoOf(headers: IncomingHttpHeaders): string | undefined {
  return String(headers["x-forwarded-proto"] ?? "")
    .split(",")
    .at(-1)
    ?.trim()
    .toLowerCase();
}

/** Whether a text is an address or a network such as `10.0.0.0/8` or `fd00::/8`. */
export function isNetwork(cidr: string): boolean {
  return parseNetwork(cidr) !== undefined;
}

function parseNetworks(cidrs: readonly string[]): BlockList {
  const networks = new BlockList();
  for (const cidr of cidrs) {
    const network = parseNetwork(cidr);
    if (!network)
      throw new Error(`Trusted proxy "${cidr}" is neither an address nor a network such as 10.0.0.0/8.`);
    networks.addSubnet(network.address, network.bits, network.family);
  }
  return networks;
}

function parseNetwork(cidr: string): { address: string; bits: number; family: "ipv4" | "ipv6" } | undefined {
  const [address = "", prefix] = cidr.split("/");
  const version = isIP(address);
  const longest = version === 6 ? 128 : 32;
  const bits = prefix === undefined ? longest : Number(prefix === "" ? Number.NaN : prefix);
  if (version === 0 || !Number.isInteger(bits) || bits < 0 || bits > longest) return undefined;
  return { address, bits, family: version === 6 ? "ipv6" : "ipv4" };
}
