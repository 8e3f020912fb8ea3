import type { FastifyInstance } from "fastify";
import type { CallObserver, Metrics } from "../observability/metrics.ts";

/** Counts the calls of a group's routes by their HTTP status. */
export function countCalls(app: FastifyInstance, metrics: Metrics): void {
  const observers = new Map<string, CallObserver>();
  app.addHook("onRoute", ({ url }) => {
    if (!observers.has(url)) observers.set(url, metrics.observerOf(url));
  });
  app.addHook("onResponse", async (request, reply) => {
    observers.get(request.routeOptions.url ?? "")?.(reply.statusCode, reply.elapsedTime);
  });
}
