import type { IncomingMessage, Server } from "node:http";
import { createProblem } from "../problem/problem.ts";
import { takeBefore } from "./take-before.ts";

const AUTHORITY = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i;

/**
 * A request that names two hosts, by two lines or by an address in its first line, may be for another one to the proxy before us
 * than to us: it is no HTTP (RFC 9112, 3.2), and goes to nobody.
 */
export function refuseTwoHosts(server: Server): void {
  takeBefore(server, (request, response) => {
    if (namesOneHost(request)) return false;
    const headers = { "content-type": "application/problem+json", connection: "close" };
    response.writeHead(400, headers).end(JSON.stringify(createProblem({ status: 400 })));
    return true;
  });
}

export function namesOneHost({
  headers,
  rawHeaders,
  url = "",
}: Pick<IncomingMessage, "headers" | "rawHeaders" | "url">): boolean {
  const lines = rawHeaders.filter((name, place) => place % 2 === 0 && /^host$/i.test(name));
  if (lines.length > 1) return false;
  const [, named] = AUTHORITY.exec(url) ?? [];
  return named === undefined || named.toLowerCase() === headers.host?.toLowerCase();
}
