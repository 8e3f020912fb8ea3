import type { FastifyInstance } from "fastify";
import type { Addresses } from "../deps.ts";
import type { PlatformConfig } from "../parts.ts";
import { createProblem, sendProblem } from "../problem/problem.ts";
import { isSameOrigin } from "../sheet/same-origin.ts";

/**
 * Every call that a page makes comes from a page of ours. Those by GET too: what the details tell is remembered as shown,
 * and a framed sheet's cookie is sent by the page around it as well.
 */
export function guardPageCalls(app: FastifyInstance, { sheetUrl }: Addresses, config: PlatformConfig): void {
  const isEncrypted = config.tls !== undefined || config.trustedProxies !== undefined;
  app.addHook("onRequest", async (request, reply) => {
    if (isSameOrigin(request.headers, sheetUrl(), isEncrypted)) return;
    return sendProblem(
      reply,
      createProblem(
        { status: 403 },
        { hint: { en: "only the sheet's own page may call this", zh: "只有授权页自己可以调用" } },
      ),
    );
  });
}
