import { digestOf, type Operator } from "@shiming/core";
import type { FastifyInstance } from "fastify";
import { keepConsoleApart } from "./console/register-console.ts";
import type { CallFromInside } from "./contract/call-from-inside.ts";
import { createDeps } from "./deps.ts";
import { createProxyGate } from "./network/trusted-proxies.ts";
import { countConsents } from "./observability/count-consents.ts";
import { countPasswords } from "./observability/count-passwords.ts";
import { countConsentUsage } from "./observability/count-usage.ts";
import { Metrics } from "./observability/metrics.ts";
import { createRequestIds } from "./observability/request-id.ts";
import { watchRecords } from "./observability/watch-records.ts";
import { registerFrontPage } from "./operations/front-page.ts";
import { registerOpenApi } from "./operations/openapi.ts";
import { refuseUnknownPaths } from "./operations/unknown-path.ts";
import type { PlatformConfig, PlatformParts } from "./parts.ts";
import { createProblemHandler } from "./problem/handler.ts";
import { createProblem, sendProblem } from "./problem/problem.ts";
import { hostProblems } from "./problem/rows.ts";
import { createRealnameInfoCall } from "./realname-info/call-realname-info.ts";
import { registerRoutes } from "./routes.ts";
import { boundUrlOf, createAddresses } from "./server/addresses.ts";
import { setAnswerHeaders } from "./server/answer-headers.ts";
import { closeServer } from "./server/close-server.ts";
import { createServer } from "./server/create-server.ts";
import { takeJsonAsBytes } from "./server/json-bytes.ts";
import { refuseTwoHosts } from "./server/refuse-two-hosts.ts";
import { serveSites } from "./server/serve-sites.ts";
import { requireTlsOfBrowsers } from "./server/strict-transport.ts";
import { timeoutsOf } from "./server/timeouts.ts";

/** A running platform. */
export interface Platform {
  /** Where it listens. */
  readonly url: string;
  /** What assertions are addressed to. */
  readonly baseUrl: string;
  /** The origin of the pages that a person sees. */
  readonly sheetUrl: string;
  /** Calls the endpoint for real-name information as a back end does, from inside. */
  readonly callRealnameInfo: CallFromInside;
  /** For `/metrics`: events are pushed beside it. */
  readonly countEventTry: Metrics["countEventTry"];
  /** What it tells at `/metrics`, without what other workers tell. */
  metrics(): Promise<string>;
  /**
   * Takes no more connections, answers every request it has accepted, and resolves. The stores stay open.
   * @param isReplaced whether other workers go on: on connections that it still has, `/readyz` speaks for them
   */
  close(isReplaced?: boolean): Promise<void>;
}

/**
 * Puts the domain on HTTP and listens.
 * @throws the system's error when the address cannot be had (`EADDRINUSE`, `EACCES`), an `Error` with a sentence for a
 * setting that makes no sense
 */
export async function createPlatform(parts: PlatformParts): Promise<Platform> {
  const {
    config = {},
    log,
    pages,
    api,
    signIn,
    console,
    onCall,
    findObstacle,
    worker,
    logKey,
    signReceipt,
  } = parts;
  let closing = false;
  let ending = false;
  const isClosing = () => closing;

  const timeouts = timeoutsOf(config);
  const nextRequestId = createRequestIds(parts.random);
  const app = createServer(config, { nextRequestId, timeouts });
  const addresses = createAddresses(app, config);
  const metrics = new Metrics(worker?.number);
  if (parts.writeQueue) metrics.watch(parts.writeQueue);
  watchRecords(metrics, parts);

  requireTlsOfBrowsers(app.server, config.baseUrl);
  gate(app, config);
  setAnswerHeaders(app, isClosing);
  const operator = await rememberOperator(parts);
  if (console) keepConsoleApart(app, console, { operator, sheetUrl: addresses.sheetUrl });
  takeJsonAsBytes(app, timeouts.body);
  app.setErrorHandler(createProblemHandler(hostProblems, log));
  refuseUnknownPaths(app, onCall);
  await registerOpenApi(app);
  const deps = createDeps(counted(parts, metrics), operator, addresses);
  registerFrontPage(app, addresses.baseUrl, parts.frontPage);
  registerRoutes(app, {
    config,
    timeouts,
    deps,
    log,
    metrics,
    pages,
    api,
    signIn,
    console,
    onCall,
    findObstacle,
    logKey,
    signReceipt,
    eventKeys: parts.eventKeys,
    isClosing,
    isEnding: () => ending,
    worker,
  });
  if (parts.sites) serveSites(app.server, parts.sites);
  refuseTwoHosts(app.server);
  await app.listen({ host: config.host ?? "127.0.0.1", port: config.port ?? 0 });

  return {
    url: boundUrlOf(app, config.tls !== undefined),
    baseUrl: addresses.baseUrl(),
    sheetUrl: addresses.sheetUrl(),
    callRealnameInfo: createRealnameInfoCall({ deps, log, metrics, onCall, nextRequestId }),
    countEventTry: (outcome, milliseconds) => metrics.countEventTry(outcome, milliseconds),
    metrics: () => metrics.answer(),
    async close(isReplaced = false) {
      closing = true;
      ending = !isReplaced;
      try {
        await closeServer(app, { graceMs: config.closeGraceMs, timeoutMs: config.closeTimeoutMs });
      } finally {
        await deps.encryption.close();
      }
    },
  };
}

/** The same parts: what they remember and judge is counted. */
function counted(parts: PlatformParts, metrics: Metrics): PlatformParts {
  const { stores, passwords, clock } = parts;
  const counting = countConsentUsage(stores.consents, { usage: stores.usage, clock });
  const consents = countConsents(counting, metrics, clock);
  return { ...parts, stores: { ...stores, consents }, passwords: countPasswords(passwords, metrics) };
}

/** Its logo is remembered as those of mini programs are, so that a notice of years ago still finds it. */
async function rememberOperator({ operator, stores }: PlatformParts): Promise<Operator> {
  const { logo: image, ...told } = operator;
  if (!image) return told;
  const logo = digestOf(image);
  await stores.logos.put(logo, image);
  return { ...told, logo };
}

/** Behind trusted proxies, nobody else is answered. */
function gate(app: FastifyInstance, { trustedProxies }: PlatformConfig): void {
  if (!trustedProxies) return;
  const obstacleOf = createProxyGate(trustedProxies);
  app.addHook("onRequest", async (request, reply) => {
    const obstacle = obstacleOf(request.raw, request.routeOptions.url ?? "");
    if (obstacle !== undefined) return sendProblem(reply, createProblem({ status: 403 }, { hint: obstacle }));
  });
}
