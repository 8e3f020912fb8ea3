import { BlockList, isIP } from "node:net";

/** Whether a text is an address or a network such as `10.0.0.0/8` or `fd00::/8`. */
export function isNetwork(cidr: string): boolean {
  return parseNetwork(cidr) !== undefined;
}

/** @throws Error about a text that is neither an address nor a network */
export function parseNetworks(cidrs: readonly string[]): BlockList {
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
