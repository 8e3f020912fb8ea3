import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { isFromThisMachine } from "./loopback.ts";

const isLocal = (remoteAddress: string | undefined, headers: Record<string, string> = {}) =>
  isFromThisMachine({ socket: { remoteAddress }, headers } as unknown as IncomingMessage);

describe("isFromThisMachine", () => {
  it.each(["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])("is true for %s", (address) => {
    expect(isLocal(address)).toBe(true);
  });

  it.each(["128.0.0.1", "10.0.0.1", "::2", "::ffff:10.0.0.1", "fe80::1", undefined])(
    "is false for %s",
    (address) => {
      expect(isLocal(address)).toBe(false);
    },
  );

  it.each(["forwarded", "x-forwarded-for", "x-forwarded-proto", "x-real-ip", "via"])(
    "is false for what a proxy on this machine passes on (%s)",
    (header) => {
      expect(isLocal("127.0.0.1", { [header]: "203.0.113.7" })).toBe(false);
    },
  );
});
