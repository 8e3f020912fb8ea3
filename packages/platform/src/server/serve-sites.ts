import type { IncomingMessage, Server, ServerResponse } from "node:http";

/** Another application on the platform's port, under a host name of its own. */
export type Site = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Hands requests to the application that their Host names, before anything of the platform sees them. The map is asked for
 * each request: a site can come after the port is known.
 */
export function serveSites(server: Server, sites: ReadonlyMap<string, Site>): void {
  const listeners = server.listeners("request") as Site[];
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    const site = sites.get(hostNameOf(request));
    if (site) return site(request, response);
    for (const listener of listeners) listener.call(server, request, response);
  });
}

/** Of whatever port, in lower case; empty where there is none. */
export function hostNameOf({ headers }: Pick<IncomingMessage, "headers">): string {
  return (headers.host ?? "").replace(/:\d*$/, "").toLowerCase();
}
