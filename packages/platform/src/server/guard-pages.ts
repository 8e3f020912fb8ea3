import type { FastifyInstance } from "fastify";
import type { Addresses } from "../deps.ts";
import type { PlatformConfig } from "../parts.ts";
import { createProblem, sendProblem } from "../problem/problem.ts";
import { isSameOrigin } from "../sheet/same-origin.ts";

/** Holds what is true of every page and of every call that a page makes: from our own pages only. */
export function guardPages(app: FastifyInstance, { sheetUrl }: Addresses, config: PlatformConfig): void {
  const isEncrypted = config.tls !== undefined || config.trustedProxies !== undefined;
  app.addHook("onRequest", async (request, reply) => {
    if (request.method !== "POST" || isSameOrigin(request.headers, sheetUrl(), isEncrypted)) return;
    return sendProblem(
      reply,
      createProblem({ status: 403 }, { hint: "only the sheet's own page may call this" }),
    );
  });
}
