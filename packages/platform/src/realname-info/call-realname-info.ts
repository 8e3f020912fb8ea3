import type { Logger } from "pino";
import { type CallFromInside, callFromInside } from "../contract/call-from-inside.ts";
import type { Deps } from "../deps.ts";
import { countAnswers } from "../observability/count-usage.ts";
import type { Metrics } from "../observability/metrics.ts";
import type { ObserveCall } from "../observability/observed-call.ts";
import { traceContractCall } from "../observability/trace.ts";
import { getRealnameInfoEndpoint } from "./get-realname-info.ts";

interface Surroundings {
  readonly deps: Deps;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly onCall: ObserveCall | undefined;
  readonly nextRequestId: () => string;
}

/** `POST /cgi-bin/wxopen/getrealnameinfo` for whoever tries a request in the console. */
export function createRealnameInfoCall({ deps, metrics, ...around }: Surroundings): CallFromInside {
  const endpoint = getRealnameInfoEndpoint(deps);
  return callFromInside(endpoint, {
    ...around,
    observe: metrics.observerOf(endpoint.path),
    countAnswer: countAnswers(deps),
    trace: (query, body) => traceContractCall(query, body, deps),
  });
}
