import type { EventReceiverOptions, RealnameClient, Sensitive } from "@shiming/sdk";
import type { ServerOptions } from "./http/server.ts";

/** The platform's keys, and this mini program's appid. */
export type EventSettings = Pick<EventReceiverOptions, "jwks" | "audience" | "issuer">;

/** What the city service needs to be told. `logger` and `trustProxy` are those of fastify; without a logger it is silent. */
export interface CityServiceSettings extends ServerOptions {
  /** The platform. Whoever made the client closes it. */
  readonly realname: Pick<RealnameClient, "getRealnameInfo" | "getItems" | "login" | "verify">;
  /** Who says that a citizen has withdrawn; without it nobody is told here. */
  readonly events?: EventSettings | undefined;
  /** Where database and secret are kept; made if it is not there. */
  readonly folder: string;
  /** The base64 of 32 random bytes. Without it, the file `secret` of the folder is used, and made at the first start. */
  readonly secret?: Sensitive<string> | undefined;
  readonly now?: () => Date;
  /** Of one client, all together. 300 by default. */
  readonly requestsPerMinute?: number;
  /** Of one client. 30 by default: many people share an address. */
  readonly loginsPerMinute?: number;
}
