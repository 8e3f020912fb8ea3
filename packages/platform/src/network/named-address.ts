import { isIP } from "node:net";

/** An IPv6 address in brackets, with a port or without; an IPv4 address with one. */
const WITH_PORT = /^(?:\[([^\]]*)\](?::\d+)?|([\d.]+):\d+)$/;

/**
 * The address in what a proxy has written of a caller: some add the port, brackets or a zone.
 * @returns `undefined` for what is none
 */
export function namedAddress(text: string): string | undefined {
  const [, ipv6, ipv4] = WITH_PORT.exec(text) ?? [];
  const [address = ""] = (ipv6 ?? ipv4 ?? text).split("%");
  return isIP(address) > 0 ? address : undefined;
}
