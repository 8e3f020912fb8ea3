/** `/.well-known/jwks.json`: what verifies events, for everybody (contract §11). RFC 7517. */
import { endpoints } from "@shiming/wire";
import type { FastifyInstance } from "fastify";
import type { PlatformParts } from "../parts.ts";

/** A receiver asks again for one that it does not know. */
const CACHED = "public, max-age=300";

export function registerEventKeys(
  app: FastifyInstance,
  { eventKeys }: Pick<PlatformParts, "eventKeys">,
): void {
  if (!eventKeys) return;
  const { method, path } = endpoints.eventKeys;
  app.route({
    method,
    url: path,
    schema: { summary: "The keys that sign security events, as a JWK Set", tags: ["security events"] },
    handler: async (_request, reply) =>
      reply
        .headers({ "content-type": "application/jwk-set+json", "cache-control": CACHED })
        .send(JSON.stringify(await eventKeys())),
  });
}
