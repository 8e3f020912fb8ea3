/** Which requests are the console's: those for its host name, on whichever port. */
import type { IncomingMessage } from "node:http";
import { endpoints } from "@shiming/wire";
import type { FastifyRequest } from "fastify";
import { hostNameOf } from "../server/serve-sites.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** A route of the console's own. */
    readonly isOnConsole?: boolean;
  }
}

/** For the router: routes with this constraint are there for requests to the console alone. */
export const ON_CONSOLE = { console: "yes" } as const;

export function consoleConstraint(hostName: string) {
  return {
    name: "console",
    storage: createStorage,
    validate: () => undefined,
    deriveConstraint: (request: Pick<IncomingMessage, "headers">) =>
      isForConsole(request, hostName) ? ON_CONSOLE.console : undefined,
  };
}

export const isForConsole = (request: Pick<IncomingMessage, "headers">, hostName: string) =>
  hostNameOf(request) === hostName;

/** Of the routes that have the constraint, by its value. */
function createStorage<Route>() {
  const routes = new Map<unknown, Route>();
  return {
    get: (value: unknown) => routes.get(value) ?? null,
    set: (value: unknown, route: Route) => void routes.set(value, route),
  };
}

/** The console's own routes, logos, and the API with its sign-in; neither the contract nor the sheet. */
export function isServedOnConsole({ routeOptions: { config, url = "" } }: FastifyRequest): boolean {
  return config?.isOnConsole === true || url === endpoints.logo.path || url.startsWith("/api/");
}
