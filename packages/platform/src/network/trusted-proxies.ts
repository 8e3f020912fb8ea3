import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Text } from "@shiming/core";
import { isIn, isLoopback } from "./loopback.ts";
import { parseNetworks } from "./networks.ts";

/** Why a request may not pass, in a sentence; `undefined` when it may. */
export type Gate = (request: IncomingMessage, path: string) => Text | undefined;

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
    if (!isIn(trusted, peer))
      return { en: "requests are taken from the trusted proxies only", zh: "只接受可信代理转来的请求" };
    return protoOf(request.headers) === "https"
      ? undefined
      : { en: "the proxy must have been reached over https", zh: "访问代理必须使用 https" };
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
