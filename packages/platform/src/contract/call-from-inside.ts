/**
 * A call of the contract that comes from inside: by somebody who has signed in, in the name of a mini program. It is judged, counted
 * and logged as one that came on the wire.
 */
import { query as names } from "@shiming/wire";
import { answerOf, isRefused, type RecordDeps, recordAnswer } from "./answer.ts";
import type { ContractEndpoint } from "./endpoint.ts";
import type { JsonObject } from "./json-object.ts";
import type { ServeDeps } from "./serve.ts";

export type CallFromInside = (accessToken: string, body: JsonObject) => Promise<JsonObject>;

export function callFromInside(
  endpoint: ContractEndpoint,
  deps: RecordDeps & Pick<ServeDeps, "trace"> & { readonly nextRequestId: () => string },
): CallFromInside {
  return async (accessToken, fields) => {
    const startedAt = performance.now();
    const call = {
      requestId: deps.nextRequestId(),
      query: { [names.accessToken]: accessToken },
      headers: {},
    };
    const body = Buffer.from(JSON.stringify(fields));
    const answer = await answerOf(call, body, endpoint, deps.log);
    const who = isRefused(answer) ? await deps.trace(call.query, body) : {};
    // Without the token, which whoever tries does not see either.
    const onWire = { ...call, method: endpoint.method, url: endpoint.path, body, answer, who };
    recordAnswer({ ...onWire, milliseconds: performance.now() - startedAt }, endpoint, deps);
    return JSON.parse(answer.text) as JsonObject;
  };
}
