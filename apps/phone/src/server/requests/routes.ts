import type { FastifyInstance } from "fastify";
import type { RequestOutcome } from "../../api/api.ts";
import type { WxRequest } from "../../link/link.ts";
import { membersOf, textOf } from "../http/body.ts";
import { describeOwnCall } from "../traffic/own-call.ts";
import type { TrafficLog } from "../traffic/traffic-log.ts";
import { carry } from "./carry.ts";
import type { Outside } from "./outside.ts";

const LONGEST_REQUEST = 11 * 1024 * 1024;
const DEFAULT_TIMEOUT_MS = 60_000;

export interface RequestDeps {
  readonly outside: Outside;
  readonly traffic: TrafficLog;
}

/** `POST /api/requests`: `wx.request`, without a browser's rules about origins. */
export function registerRequests(app: FastifyInstance, { outside, traffic }: RequestDeps): void {
  app.post(
    "/api/requests",
    { bodyLimit: LONGEST_REQUEST },
    async ({ body }, reply): Promise<RequestOutcome> => {
      const request = requestOf(body);
      const gone = new AbortController();
      reply.raw.once("close", () => gone.abort());
      const startedAt = performance.now();
      const outcome = await carry(request, outside, gone.signal);
      traffic.add(describeOwnCall(request, outcome, performance.now() - startedAt));
      return outcome;
    },
  );
}

function requestOf(given: unknown): WxRequest {
  const { header = {}, body, timeout } = membersOf(given);
  return {
    url: textOf(given, "url"),
    method: textOf(given, "method").toUpperCase(),
    header: membersOf(header) as WxRequest["header"],
    body: typeof body === "string" ? body : undefined,
    timeout: typeof timeout === "number" && timeout > 0 ? Math.ceil(timeout) : DEFAULT_TIMEOUT_MS,
  };
}
