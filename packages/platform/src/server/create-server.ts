import { METHODS } from "node:http";
import type { Server } from "node:https";
import Fastify, { type FastifyHttpsOptions, type FastifyInstance, type FastifyServerOptions } from "fastify";
import type { PlatformConfig } from "../parts.ts";
import { createProblem, sendProblem } from "../problem/problem.ts";
import { refuseConnection } from "./refuse-connection.ts";

const SECOND = 1_000;
/** How often Node looks for connections whose time is over. */
const CHECK_INTERVAL_MS = 5 * SECOND;

export interface ServerDeps {
  readonly nextRequestId: () => string;
}

/** The HTTP(S) server with nothing on it yet: its limits, and answers of our form where the framework answers itself. */
export function createServer(config: Pick<PlatformConfig, "tls">, deps: ServerDeps): FastifyInstance {
  const options: FastifyServerOptions = {
    genReqId: deps.nextRequestId,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    exposeHeadRoutes: false,
    requestTimeout: 30 * SECOND,
    keepAliveTimeout: 65 * SECOND,
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, request, reply) => {
      reply.header("x-request-id", request.id);
      sendProblem(reply as never, createProblem({ status: error.statusCode ?? 400 }));
    },
  };
  const app = config.tls ? createHttps(options, config.tls) : createHttp(options);
  app.server.headersTimeout = 20 * SECOND;
  // An expectation that Node does not know is no reason to refuse a request.
  app.server.on("checkExpectation", (request, response) => app.server.emit("request", request, response));
  routeEveryMethod(app);
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  return app;
}

function createHttp(options: FastifyServerOptions): FastifyInstance {
  return Fastify({ ...options, http: { connectionsCheckingInterval: CHECK_INTERVAL_MS } });
}

function createHttps(
  options: FastifyServerOptions,
  tls: NonNullable<PlatformConfig["tls"]>,
): FastifyInstance {
  const https = {
    ...tls,
    minVersion: "TLSv1.2",
    handshakeTimeout: 10 * SECOND,
    connectionsCheckingInterval: CHECK_INTERVAL_MS,
  } as const;
  return Fastify({ ...(options as FastifyHttpsOptions<Server>), https }) as unknown as FastifyInstance;
}

/** The contract has an answer for any method; the framework's router knows only those it is told. */
function routeEveryMethod(app: FastifyInstance): void {
  const known = new Set<string>(app.supportedMethods);
  for (const method of METHODS) if (!known.has(method)) app.addHttpMethod(method);
}
