import { DomainError, type StoreHealth, type Text } from "@shiming/core";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { describeFault } from "../observability/fault.ts";
import { createProblem, sendProblem } from "../problem/problem.ts";

export interface HealthDeps {
  readonly health: StoreHealth;
  readonly clock: () => Date;
  /** What else keeps the platform from being ready, in a sentence that strangers may read. */
  readonly findObstacle: (() => Promise<Text | undefined>) | undefined;
  readonly isEnding: () => boolean;
  readonly log: Logger;
}

const OPERATIONS = ["operations"];

/** `/healthz`: the process answers. `/readyz`: it takes requests, its store takes writes, and nothing else is in the way. */
export function registerHealth(app: FastifyInstance, deps: HealthDeps): void {
  app.get("/healthz", { schema: { summary: "Alive", tags: OPERATIONS } }, () => ({ status: "ok" }));

  const obstacleOf = shared((requestId: string) => findObstacle(requestId, deps));
  app.get(
    "/readyz",
    { schema: { summary: "Ready for requests", tags: OPERATIONS } },
    async (request, reply) => {
      const obstacle = await obstacleOf(request.id);
      return obstacle === undefined
        ? { status: "ready" }
        : sendProblem(reply, createProblem({ status: 503 }, { hint: obstacle }));
    },
  );
}

/** Whoever asks while an answer is looked for gets that one: anybody may ask, and each look is a write. */
function shared<Input, Output>(look: (input: Input) => Promise<Output>): (input: Input) => Promise<Output> {
  let running: Promise<Output> | undefined;
  return (input) => {
    running ??= look(input).finally(() => {
      running = undefined;
    });
    return running;
  };
}

async function findObstacle(requestId: string, deps: HealthDeps): Promise<Text | undefined> {
  if (deps.isEnding()) return { en: "the platform is closing", zh: "平台正在停止" };
  try {
    await deps.health.check(deps.clock());
    return await deps.findObstacle?.();
  } catch (error) {
    // A clock that is wrong says so by itself.
    if (error instanceof DomainError && error.detail.hint) return error.detail.hint;
    deps.log.error({ requestId, fault: describeFault(error) }, "the store does not take writes");
    return { en: "the store does not take writes; the log says why", zh: "存储不能写入；原因见日志" };
  }
}
