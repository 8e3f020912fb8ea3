import { digestOf, sameDigest } from "@shiming/core";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { isFromThisMachine } from "../network/loopback.ts";
import { mergeMetrics } from "../observability/merged-metrics.ts";
import type { Metrics } from "../observability/metrics.ts";
import type { AmongWorkers } from "../parts.ts";
import { createProblem, sendProblem } from "../problem/problem.ts";

interface MetricsParts {
  readonly metrics: Metrics;
  readonly token: string | undefined;
  readonly worker: AmongWorkers | undefined;
}

/** `/metrics`, for programs of this machine, and for whoever has the token. Of several workers one is asked, and tells of all. */
export function registerMetrics(app: FastifyInstance, { metrics, token, worker }: MetricsParts): void {
  const schema = { summary: "Prometheus metrics", tags: ["operations"], produces: ["text/plain"] };
  app.get("/metrics", { schema }, async (request, reply) => {
    if (!isFromThisMachine(request.raw) && !hasToken(request, token)) {
      const hint = {
        en: "from elsewhere than this machine, send Authorization: Bearer and the metrics token",
        zh: "不是从本机访问时，请发送 Authorization: Bearer 和指标令牌",
      };
      return sendProblem(reply, createProblem({ status: 403 }, { hint }));
    }
    const [own, others = []] = await Promise.all([metrics.answer(), worker?.metricsOfOthers()]);
    return reply.type(metrics.registry.contentType).send(worker ? mergeMetrics([own, ...others]) : own);
  });
}

function hasToken(request: FastifyRequest, token: string | undefined): boolean {
  const [, given] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
  return token !== undefined && given !== undefined && sameDigest(digestOf(given), digestOf(token));
}
