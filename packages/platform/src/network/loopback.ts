import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { BlockList } from "node:net";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

const FORWARDING_HEADERS = ["forwarded", "x-forwarded-for", "x-forwarded-proto", "x-real-ip", "via"];

export function isLoopback(address: string | undefined): boolean {
  return isIn(loopback, address);
}

/** Sent by a program on this machine for itself: not by a proxy on it for somebody else. */
export function isFromThisMachine(request: IncomingMessage): boolean {
  return isLoopback(request.socket.remoteAddress) && !isForwarded(request.headers);
}

function isForwarded(headers: IncomingHttpHeaders): boolean {
  return FORWARDING_HEADERS.some((name) => headers[name] !== undefined);
}

/** IPv4 addresses as IPv6 sockets write them (`::ffff:127.0.0.1`) are IPv4 addresses. */
export function isIn(list: BlockList, address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.startsWith("::ffff:") ? address.slice("::ffff:".length) : address;
  return list.check(plain, plain.includes(":") ? "ipv6" : "ipv4");
}
