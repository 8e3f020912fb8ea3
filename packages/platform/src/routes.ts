import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { stableTokenEndpoint } from "./access-token/stable-token.ts";
import { tokenEndpoint } from "./access-token/token.ts";
import { registerApi } from "./api/register-api.ts";
import { registerAuthority } from "./authority/register-authority.ts";
import { getCategoryEndpoint } from "./categories/get-category.ts";
import { registerConsole } from "./console/register-console.ts";
import { type RegisterDeps, registerContractEndpoint } from "./contract/register.ts";
import type { Deps } from "./deps.ts";
import { registerEventKeys } from "./events/register-event-keys.ts";
import { registerConsentRequests } from "./host/consent-requests.ts";
import { registerLoginCodes } from "./host/login-codes.ts";
import { registerMeSessions } from "./host/me-sessions.ts";
import { registerLog } from "./log/register-log.ts";
import { jsCodeToSessionEndpoint } from "./login/js-code-to-session.ts";
import { registerAboutMe } from "./my-authorizations/about-me.ts";
import { registerComplaints } from "./my-authorizations/complaints.ts";
import { registerMyConsents } from "./my-authorizations/consents.ts";
import { registerDeleteIdentity } from "./my-authorizations/delete-identity.ts";
import { registerMyPage } from "./my-authorizations/my-page.ts";
import { registerReceipt } from "./my-authorizations/receipt.ts";
import { registerReceiptPage } from "./my-authorizations/receipt-page.ts";
import { registerMySession } from "./my-authorizations/session.ts";
import { registerWithdraw } from "./my-authorizations/withdraw.ts";
import { countAnswers } from "./observability/count-usage.ts";
import type { Metrics } from "./observability/metrics.ts";
import { type ObserveCall, observeCalls } from "./observability/observed-call.ts";
import { traceContractCall, traceHostCall } from "./observability/trace.ts";
import { registerHealth } from "./operations/health.ts";
import { registerMetrics } from "./operations/metrics.ts";
import { registerAssets } from "./pages/assets.ts";
import { registerLogos } from "./pages/logos.ts";
import type { Pages } from "./pages/pages.ts";
import type { PlatformConfig, PlatformParts } from "./parts.ts";
import { apiProblems } from "./problem/api-rows.ts";
import { createProblemHandler } from "./problem/handler.ts";
import { hostProblems, sheetProblems } from "./problem/rows.ts";
import { getRealnameInfoEndpoint } from "./realname-info/get-realname-info.ts";
import { countCalls } from "./server/count-calls.ts";
import { guardPageCalls } from "./server/guard-page-calls.ts";
import type { Timeouts } from "./server/timeouts.ts";
import { registerApprove } from "./sheet/approve.ts";
import { registerDeny } from "./sheet/deny.ts";
import { registerConsentDetails } from "./sheet/details.ts";
import { registerSheetSession } from "./sheet/session.ts";
import { registerSheetPage } from "./sheet/sheet-page.ts";
import { registerSheetPreview } from "./sheet/sheet-preview.ts";
import { registerSignIn } from "./sign-in/register-sign-in.ts";
import { checkRealnameInfoEndpoint } from "./verification/check-realname-info.ts";

export interface RouteContext {
  readonly config: PlatformConfig;
  readonly timeouts: Timeouts;
  readonly deps: Deps;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly pages: Pages;
  readonly api: PlatformParts["api"];
  readonly signIn: PlatformParts["signIn"];
  readonly console: PlatformParts["console"];
  readonly onCall: ObserveCall | undefined;
  readonly isClosing: () => boolean;
  /** Closing, and nobody goes on in its place. */
  readonly isEnding: () => boolean;
  readonly worker: PlatformParts["worker"];
  readonly findObstacle: PlatformParts["findObstacle"];
  readonly logKey: PlatformParts["logKey"];
  readonly signReceipt: PlatformParts["signReceipt"];
  readonly eventKeys: PlatformParts["eventKeys"];
}

/** Every endpoint, group by group. */
export function registerRoutes(app: FastifyInstance, context: RouteContext): void {
  registerContract(app, context);
  app.register(async (group) => registerHost(group, context));
  app.register(async (group) => registerPages(group, context));
  app.register(async (group) => registerPageCalls(group, context));
  app.register(async (group) => registerOperations(group, context));
  app.register(async (group) => registerAdministration(group, context));
  app.register(async (group) => registerAuditLog(group, context));
  app.register(async (group) => registerSigningIn(group, context));
  app.register(async (group) => registerConsolePages(group, context));
}

/** Contract §§3–5 and 9: a service provider's back end. */
function registerContract(
  app: FastifyInstance,
  { deps, timeouts, log, metrics, onCall, isClosing }: RouteContext,
): void {
  const endpoints = [
    tokenEndpoint(deps),
    stableTokenEndpoint(deps),
    getCategoryEndpoint(deps),
    getRealnameInfoEndpoint(deps),
    jsCodeToSessionEndpoint(deps),
    checkRealnameInfoEndpoint(deps),
  ];
  const trace: RegisterDeps["trace"] = (query, body) => traceContractCall(query, body, deps);
  const around = { log, metrics, onCall, isClosing, bodyTimeoutMs: timeouts.body, trace };
  const countAnswer = countAnswers(deps);
  for (const endpoint of endpoints) registerContractEndpoint(app, endpoint, { ...around, countAnswer });
}

/** Contract §§8 and 9: a host's back end. */
function registerHost(app: FastifyInstance, { deps, log, metrics, onCall }: RouteContext): void {
  app.setErrorHandler(createProblemHandler(hostProblems, log, (request) => traceHostCall(request, deps)));
  countCalls(app, metrics);
  if (onCall) observeCalls(app, onCall, hostProblems);
  registerConsentRequests(app, deps);
  registerLoginCodes(app, deps);
  registerMeSessions(app, deps);
}

/** Contract §8: the pages that a person sees, and what they load. */
function registerPages(
  app: FastifyInstance,
  { deps, log, logKey, metrics, pages, console }: RouteContext,
): void {
  app.setErrorHandler(createProblemHandler(sheetProblems, log, (request) => traceHostCall(request, deps)));
  countCalls(app, metrics);
  registerAssets(app, pages);
  registerLogos(app, deps);
  registerSheetPage(app, pages, deps);
  registerMyPage(app, pages, deps);
  registerReceiptPage(app, pages, { ...deps, logKey });
  if (console) registerSheetPreview(app, pages, { ...deps, consoleAt: console.originAt });
}

/** Contract §8: what those pages ask and do. */
function registerPageCalls(
  app: FastifyInstance,
  { config, deps, log, logKey, metrics, signReceipt }: RouteContext,
): void {
  app.setErrorHandler(createProblemHandler(sheetProblems, log, (request) => traceHostCall(request, deps)));
  countCalls(app, metrics);
  guardPageCalls(app, deps, config);
  registerSheetSession(app, deps);
  registerConsentDetails(app, deps);
  registerApprove(app, deps);
  registerDeny(app, deps);
  registerMySession(app, deps);
  registerMyConsents(app, deps);
  registerWithdraw(app, deps);
  registerAboutMe(app, deps);
  registerDeleteIdentity(app, deps);
  registerComplaints(app, deps);
  registerReceipt(app, { ...deps, logKey, signReceipt });
}

/** Staff, service providers and their programs. */
function registerAdministration(
  app: FastifyInstance,
  { api, deps, timeouts, log, metrics }: RouteContext,
): void {
  if (!api) return;
  app.setErrorHandler(createProblemHandler(apiProblems, log));
  countCalls(app, metrics);
  registerApi(app, api, { bodyTimeoutMs: timeouts.body, baseUrl: deps.baseUrl });
}

/** Auditors, and everybody who wants to hold the operator to what was signed. */
function registerAuditLog(
  app: FastifyInstance,
  { api, config, deps, log, logKey, metrics }: RouteContext,
): void {
  app.setErrorHandler(createProblemHandler(apiProblems, log));
  countCalls(app, metrics);
  const { publicLog: isPublic = true } = config;
  const authenticate = api?.authenticate ?? (async () => undefined);
  registerLog(app, { stores: deps, isPublic, authenticate, key: logKey });
}

/** Whoever signs in to the API. */
function registerSigningIn(
  app: FastifyInstance,
  { signIn, config, timeouts, log, metrics }: RouteContext,
): void {
  if (!signIn) return;
  app.setErrorHandler(createProblemHandler(apiProblems, log));
  countCalls(app, metrics);
  const isProxied = config.trustedProxies !== undefined;
  registerSignIn(app, signIn, { bodyTimeoutMs: timeouts.body, isProxied });
}

/** Where staff and service providers work. */
function registerConsolePages(app: FastifyInstance, { console, deps, log, metrics }: RouteContext): void {
  if (!console) return;
  app.setErrorHandler(createProblemHandler(apiProblems, log));
  countCalls(app, metrics);
  registerConsole(app, console, deps);
}

/** The operator's. */
function registerOperations(
  app: FastifyInstance,
  { config, deps, log, metrics, isEnding, findObstacle, worker, eventKeys }: RouteContext,
): void {
  const { health, clock } = deps;
  registerHealth(app, { health, clock, findObstacle, isEnding, log });
  registerMetrics(app, { metrics, token: config.metricsToken, worker });
  registerAuthority(app, deps);
  registerEventKeys(app, { eventKeys });
}
