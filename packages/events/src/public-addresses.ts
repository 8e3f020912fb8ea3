/**
 * Which addresses anybody on the internet could reach: those that IANA's registries of special-purpose addresses do not name
 * (RFC 6890), and that no cloud gives its own machines. The platform stands where it sees more than strangers do.
 */
import { BlockList, isIPv4, isIPv6 } from "node:net";

const SPECIAL_IPV4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
  // A cloud's own service for its machines, at a public address.
  ["168.63.129.16", 32],
] as const;

/** Global unicast (RFC 4291) without what carries IPv4 inside, and without what is no place. */
const GLOBAL_IPV6 = ["2000::", 3] as const;
const SPECIAL_IPV6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
] as const;

const specialIpv4 = listOf(SPECIAL_IPV4, "ipv4");
const globalIpv6 = listOf([GLOBAL_IPV6], "ipv6");
const specialIpv6 = listOf(SPECIAL_IPV6, "ipv6");

function listOf(networks: readonly (readonly [string, number])[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const [address, bits] of networks) list.addSubnet(address, bits, family);
  return list;
}

/** @param listed what the operator lists besides */
export function isReachable(address: string, listed: BlockList): boolean {
  const ip = withoutMapping(address);
  if (isIPv4(ip)) return listed.check(ip, "ipv4") || !specialIpv4.check(ip, "ipv4");
  if (!isIPv6(ip)) return false;
  return listed.check(ip, "ipv6") || (globalIpv6.check(ip, "ipv6") && !specialIpv6.check(ip, "ipv6"));
}

/** `::ffff:127.0.0.1` is 127.0.0.1, however it is written. */
function withoutMapping(address: string): string {
  const [ip = ""] = address.split("%");
  if (!isIPv6(ip)) return ip;
  // The parser of URLs writes each address in one way: a mapped one as two groups of hex digits.
  const { hostname } = new URL(`http://[${ip}]/`);
  const [, high, low] = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(hostname) ?? [];
  if (high === undefined || low === undefined) return ip;
  const bits = (Number.parseInt(high, 16) << 16) | Number.parseInt(low, 16);
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 0xff).join(".");
}
