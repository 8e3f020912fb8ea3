import { METHODS } from "node:http";
import type { Server } from "node:https";
import Fastify, { type FastifyHttpsOptions, type FastifyInstance, type FastifyServerOptions } from "fastify";
import type { PlatformConfig } from "../parts.ts";
import { createProblem, sendProblem } from "../problem/problem.ts";
import { createConnectionRefusal } from "./refuse-connection.ts";
import type { Timeouts } from "./timeouts.ts";

const HANDSHAKE_TIMEOUT_MS = 10_000;

/** Schemas of routes are for those who read them: each route judges what it is sent itself, and nothing that compiles them is loaded. */
const UNCOMPILED = {
  // The type knows Ajv's validators alone.
  buildValidator: (() => () => () => true) as never,
  buildSerializer: () => () => (value: unknown) => JSON.stringify(value),
};

export interface ServerDeps {
  readonly nextRequestId: () => string;
  readonly timeouts: Timeouts;
}

/** The HTTP(S) server with nothing on it yet: its limits, and answers of our form where the framework answers itself. */
export function createServer(
  { tls }: Pick<PlatformConfig, "tls">,
  { nextRequestId, timeouts }: ServerDeps,
): FastifyInstance {
  const { remember, refuse } = createConnectionRefusal(timeouts.body);
  const options: FastifyServerOptions = {
    genReqId: nextRequestId,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    exposeHeadRoutes: false,
    schemaController: { compilersFactory: UNCOMPILED },
    requestTimeout: timeouts.request,
    keepAliveTimeout: timeouts.keepAlive,
    clientErrorHandler: refuse,
    frameworkErrors: (error, request, reply) => {
      reply.header("x-request-id", request.id);
      sendProblem(reply as never, createProblem({ status: error.statusCode ?? 400 }));
    },
  };
  const { check } = timeouts;
  const app = tls ? createHttps(options, tls, check) : createHttp(options, check);
  app.server.headersTimeout = timeouts.headers;
  app.server.on("request", remember);
  // An expectation that Node does not know is no reason to refuse a request.
  app.server.on("checkExpectation", (request, response) => app.server.emit("request", request, response));
  routeEveryMethod(app);
  return app;
}

function createHttp(options: FastifyServerOptions, check: number): FastifyInstance {
  return Fastify({ ...options, http: { connectionsCheckingInterval: check } });
}

function createHttps(
  options: FastifyServerOptions,
  tls: NonNullable<PlatformConfig["tls"]>,
  check: number,
): FastifyInstance {
  const https = {
    ...tls,
    minVersion: "TLSv1.2",
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    connectionsCheckingInterval: check,
  } as const;
  return Fastify({ ...(options as FastifyHttpsOptions<Server>), https }) as unknown as FastifyInstance;
}

/** The contract has an answer for any method; the framework's router knows only those it is told. */
function routeEveryMethod(app: FastifyInstance): void {
  const known = new Set<string>(app.supportedMethods);
  for (const method of METHODS) if (!known.has(method)) app.addHttpMethod(method);
}
