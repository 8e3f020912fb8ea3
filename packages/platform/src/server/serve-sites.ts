import type { IncomingMessage, Server } from "node:http";
import { type RequestListener, takeBefore } from "./take-before.ts";

/** Another application on the platform's port, under a host name of its own. */
export type Site = RequestListener;

/**
 * Hands requests to the application that their Host names, before anything of the platform sees them. The map is asked for
 * each request: a site can come after the port is known.
 */
export function serveSites(server: Server, sites: ReadonlyMap<string, Site>): void {
  takeBefore(server, (request, response) => {
    const site = sites.get(hostNameOf(request));
    site?.(request, response);
    return site !== undefined;
  });
}

/** Of whatever port, in lower case; empty where there is none. */
export function hostNameOf({ headers }: Pick<IncomingMessage, "headers">): string {
  return (headers.host ?? "").replace(/:\d*$/, "").toLowerCase();
}
