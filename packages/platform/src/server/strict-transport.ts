import type { Server } from "node:http";
import { isIP } from "node:net";

/** A year (RFC 6797). Other names of the operator's domain are not ours to speak for. */
const POLICY = "max-age=31536000";

/**
 * Tells browsers to come back over TLS alone, with every answer, where the platform is reached so. Not on this machine:
 * the policy would hold for whatever else runs on `localhost`.
 */
export function requireTlsOfBrowsers(server: Server, baseUrl: string | undefined): void {
  if (!isReachedByTls(baseUrl)) return;
  server.prependListener("request", (_request, response) => {
    response.setHeader("strict-transport-security", POLICY);
  });
}

function isReachedByTls(baseUrl: string | undefined): boolean {
  if (!baseUrl?.startsWith("https:")) return false;
  const { hostname } = new URL(baseUrl);
  const isAddress = isIP(hostname.replace(/^\[(.*)\]$/, "$1")) > 0;
  return !isAddress && hostname !== "localhost" && !hostname.endsWith(".localhost");
}
