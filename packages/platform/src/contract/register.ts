import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import type { Metrics } from "../observability/metrics.ts";
import type { ObserveCall } from "../observability/observed-call.ts";
import type { ContractEndpoint } from "./endpoint.ts";
import { serveContract } from "./serve.ts";

export interface RegisterDeps {
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly onCall: ObserveCall | undefined;
  readonly isClosing: () => boolean;
  readonly bodyTimeoutMs: number;
}

/** Puts an endpoint at its path, for every method: a wrong one has a code of its own. */
export function registerContractEndpoint(
  app: FastifyInstance,
  endpoint: ContractEndpoint,
  deps: RegisterDeps,
): void {
  const { log, metrics, onCall, isClosing, bodyTimeoutMs } = deps;
  const observe = metrics.observerOf(endpoint.path);
  const route = {
    url: endpoint.path,
    onRequest: serveContract(endpoint, { log, observe, onCall, isClosing, bodyTimeoutMs }),
    handler: () => {},
  };
  const others = app.supportedMethods.filter((method) => method !== endpoint.method);
  app.route({ ...route, method: endpoint.method, schema: endpoint.schema });
  app.route({ ...route, method: others, schema: { hide: true } });
}
