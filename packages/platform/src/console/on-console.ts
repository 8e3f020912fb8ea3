/** Which requests are the console's: those for its host name, on whichever port. */
import { endpoints } from "@shiming/wire";
import type { FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /** A route of the console's own. */
    readonly isOnConsole?: boolean;
  }
}

/** As the router compares it with the `Host` header. */
export function hostPattern(hostName: string): RegExp {
  return new RegExp(`^${hostName.replaceAll(/[^\w-]/g, "\\$&")}(?::\\d{1,5})?$`, "i");
}

/** The console's own routes, logos, and the API with its sign-in; neither the contract nor the sheet. */
export function isServedOnConsole({ routeOptions: { config, url = "" } }: FastifyRequest): boolean {
  return config?.isOnConsole === true || url === endpoints.logo.path || url.startsWith("/api/");
}
