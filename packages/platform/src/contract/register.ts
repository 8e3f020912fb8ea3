import type { FastifyInstance } from "fastify";
import type { Metrics } from "../observability/metrics.ts";
import type { ContractEndpoint } from "./endpoint.ts";
import { type ServeDeps, serveContract } from "./serve.ts";

export interface RegisterDeps extends Omit<ServeDeps, "observe"> {
  readonly metrics: Metrics;
}

/** Puts an endpoint at its path, for every method: a wrong one has a code of its own. */
export function registerContractEndpoint(
  app: FastifyInstance,
  endpoint: ContractEndpoint,
  deps: RegisterDeps,
): void {
  const { metrics, ...others } = deps;
  const observe = metrics.observerOf(endpoint.path);
  const route = {
    url: endpoint.path,
    onRequest: serveContract(endpoint, { ...others, observe }),
    handler: () => {},
  };
  const wrongMethods = app.supportedMethods.filter((method) => method !== endpoint.method);
  app.route({ ...route, method: endpoint.method, schema: endpoint.schema });
  app.route({ ...route, method: wrongMethods, schema: { hide: true } });
}
