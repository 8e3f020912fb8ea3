import type { AuditStore } from "@shiming/core";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { describeFault } from "../observability/fault.ts";
import { createProblem, sendProblem } from "../problem/problem.ts";

export interface HealthDeps {
  readonly audit: Pick<AuditStore, "head">;
  readonly isClosing: () => boolean;
  readonly log: Logger;
}

const OPERATIONS = ["operations"];

/** `/healthz`: the process answers. `/readyz`: it takes requests, and its store answers. */
export function registerHealth(app: FastifyInstance, deps: HealthDeps): void {
  app.get("/healthz", { schema: { summary: "Alive", tags: OPERATIONS } }, () => ({ status: "ok" }));

  app.get(
    "/readyz",
    { schema: { summary: "Ready for requests", tags: OPERATIONS } },
    async (request, reply) => {
      const obstacle = await obstacleOf(request.id, deps);
      return obstacle === undefined
        ? { status: "ready" }
        : sendProblem(reply, createProblem({ status: 503 }, { hint: obstacle }));
    },
  );
}

async function obstacleOf(
  requestId: string,
  { audit, isClosing, log }: HealthDeps,
): Promise<string | undefined> {
  if (isClosing()) return "the platform is closing";
  try {
    await audit.head();
    return undefined;
  } catch (error) {
    log.error({ requestId, fault: describeFault(error) }, "the store does not answer");
    return "the store does not answer";
  }
}
