import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { createProxyGate } from "./trusted-proxies.ts";

const requestOf = (remoteAddress: string | undefined, proto?: string) =>
  ({
    socket: { remoteAddress },
    headers: proto === undefined ? {} : { "x-forwarded-proto": proto },
  }) as unknown as IncomingMessage;

describe("createProxyGate", () => {
  const gate = createProxyGate(["10.1.0.0/16", "2001:db8::/32", "192.0.2.7"]);
  const passes = (address: string | undefined, proto = "https", path = "/cgi-bin/token") =>
    gate(requestOf(address, proto), path) === undefined;

  it.each(["10.1.0.0", "10.1.255.255", "::ffff:10.1.2.3", "2001:db8::1", "192.0.2.7"])(
    "lets %s through",
    (address) => {
      expect(passes(address)).toBe(true);
    },
  );

  it.each([
    "10.2.0.0",
    "10.0.255.255",
    "::ffff:10.2.0.1",
    "2001:db9::1",
    "192.0.2.8",
    "127.0.0.1",
    "::1",
    undefined,
  ])("refuses %s", (address) => {
    expect(passes(address)).toBe(false);
  });

  it("lets only https through, as the proxy itself says last", () => {
    expect(passes("10.1.0.1", "HTTPS")).toBe(true);
    expect(passes("10.1.0.1", "http, https")).toBe(true);
    expect(passes("10.1.0.1", "https, http")).toBe(false);
    expect(passes("10.1.0.1", "")).toBe(false);
  });

  it.each(["/healthz", "/readyz", "/metrics"])("lets this machine ask for %s", (path) => {
    expect(passes("127.0.0.1", "", path)).toBe(true);
    expect(passes("203.0.113.1", "https", path)).toBe(false);
  });

  it("trusts everybody only when told so", () => {
    expect(createProxyGate(["0.0.0.0/0"])(requestOf("203.0.113.1", "https"), "/")).toBeUndefined();
    expect(createProxyGate([])(requestOf("203.0.113.1", "https"), "/")).toBeDefined();
  });
});
