import type { FastifyInstance } from "fastify";
import type { Addresses } from "../deps.ts";
import type { PlatformConfig } from "../parts.ts";

/** What the configuration does not say is known when the server listens: every address is asked for after that. */
export function createAddresses(app: FastifyInstance, config: PlatformConfig): Addresses {
  let bound: string | undefined;
  const baseUrl = () => {
    bound ??= config.baseUrl ?? boundUrlOf(app, config.tls !== undefined);
    return bound;
  };
  const { sheetUrl = baseUrl } = config;
  return { baseUrl, sheetUrl: () => (typeof sheetUrl === "string" ? sheetUrl : sheetUrl(baseUrl())) };
}

const UNSPECIFIED = new Map([
  ["0.0.0.0", "127.0.0.1"],
  ["::", "[::1]"],
]);

/** Of the first address: one listening on all of them is reached on this machine's own. */
export function boundUrlOf(app: FastifyInstance, isEncrypted: boolean): string {
  const address = app.server.address();
  if (address === null || typeof address === "string") throw new Error("the server does not listen yet");
  const literal = address.family === "IPv6" ? `[${address.address}]` : address.address;
  const host = UNSPECIFIED.get(address.address) ?? literal;
  return `${isEncrypted ? "https" : "http"}://${host}:${address.port}`;
}
