import { BlockList } from "node:net";
import { expect, it } from "vitest";
import { isReachable } from "./public-addresses.ts";

const nothing = new BlockList();

it.each([
  ...["1.1.1.1", "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "198.20.0.1"],
  ...["2606:4700:4700::1111", "2400:3200::1", "2a00:1450:4001:82b::200e"],
])("%s is public", (address) => expect(isReachable(address, nothing)).toBe(true));

it.each([
  ...["0.0.0.0", "10.0.0.1", "10.255.255.255", "127.0.0.1", "127.255.0.1", "169.254.169.254", "172.16.0.1"],
  ...["172.31.255.255", "192.168.0.1", "100.64.0.1", "100.100.100.200", "100.127.255.255", "168.63.129.16"],
  ...["192.0.0.192", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1"],
  ...["::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "64:ff9b::7f00:1"],
  ...[
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "0:0:0:0:0:ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
  ],
  ...["2001:db8::1", "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "", "localhost"],
])("%s is not public", (address) => expect(isReachable(address, nothing)).toBe(false));

it("a mapped address is the address that it maps", () => {
  expect(isReachable("::ffff:1.1.1.1", nothing)).toBe(true);
});

it("what the operator lists may be reached, mapped or not, and nothing beside it", () => {
  const listed = new BlockList();
  listed.addSubnet("10.1.0.0", 16, "ipv4");
  listed.addSubnet("fd12::", 16, "ipv6");
  for (const address of ["10.1.2.3", "::ffff:10.1.2.3", "fd12::1"])
    expect(isReachable(address, listed)).toBe(true);
  for (const address of ["10.2.0.1", "::ffff:10.2.0.1", "fd13::1"])
    expect(isReachable(address, listed)).toBe(false);
});
