/**
 * What is at no path of the platform: the answer says which one was probably meant, and a sandbox shows the call. What is at a
 * path, but for other methods, is answered with those.
 */
import type { Text } from "@shiming/core";
import { endpoints, nearest } from "@shiming/wire";
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from "fastify";
import type { ObserveCall } from "../observability/observed-call.ts";
import { languageForPrograms } from "../pages/language.ts";
import { createProblem, sendProblem } from "../problem/problem.ts";
import { KnownPaths } from "./known-paths.ts";

/** Those that a program calls; the sheet's own have an id in them. */
const CALLED = Object.values(endpoints)
  .map(({ path }) => path)
  .filter((path) => !path.includes(":"));

/** What other platforms have, and where it is here. */
const ELSEWHERE: readonly (readonly [pattern: RegExp, here: string])[] = [
  [
    /^\/api\/(?:v\d\/)?(?:swagger(?:-ui)?|api-?docs?|redoc|rapidoc|docs|openapi)(?:[/.].*)?$/,
    "/api/openapi.json",
  ],
  [/^\/(?:v\d\/)?(?:swagger(?:-ui)?|api-?docs?|redoc|rapidoc|docs|openapi)(?:[/.].*)?$/, "/openapi.json"],
  [/^\/(?:actuator\/)?(?:health\/)?(?:ready|readiness)$/, "/readyz"],
  [/^\/(?:(?:actuator\/)?health(?:\/\w+)?|healthcheck|actuator|livez?|liveness|ping|status)$/, "/healthz"],
  [/^\/(?:actuator\/)?(?:prometheus|metrics)$/, "/metrics"],
];

/** The paths that have names in them: of the administration, and all there are. */
interface Known {
  readonly api: KnownPaths;
  readonly all: KnownPaths;
}
const NONE: Known = { api: new KnownPaths(), all: new KnownPaths() };

/** To be called before any route is registered. */
export function refuseUnknownPaths(app: FastifyInstance, onCall: ObserveCall | undefined): void {
  const all = new KnownPaths();
  const api = new KnownPaths();
  app.addHook("onRoute", (route) => {
    if (route.url.includes("*") || route.constraints !== undefined) return;
    const methods = [route.method].flat();
    all.add(methods, route.url);
    if (route.url.startsWith("/api/")) api.add(methods, route.url);
    if (route.url.includes(":")) refuseEmptyNames(route);
  });
  app.setNotFoundHandler((request, reply) => {
    const { id: requestId, method, url } = request;
    const path = url.split("?")[0] ?? "";
    const others = all.methodsAt(path);
    const status = others.length > 0 ? 405 : 404;
    const hint = others.length > 0 ? methodHint(others) : (gluedHint(path) ?? hintFor(path, { api, all }));
    const detail = hint && { hint };
    const problem = createProblem(
      { status },
      detail,
      languageForPrograms(request.headers["accept-language"]),
    );
    if (others.length > 0) reply.header("allow", others.join(", "));
    const call = { requestId, method, url, authorization: undefined, body: "", status, hint };
    onCall?.({ ...call, answer: JSON.stringify(problem), milliseconds: reply.elapsedTime });
    return sendProblem(reply, problem);
  });
}

/** `/api/apps/` is no mini program without an appid: the router takes an empty part for a name. */
function refuseEmptyNames(route: RouteOptions): void {
  const refuse = async (request: FastifyRequest, reply: FastifyReply) => {
    if (Object.values(request.params as object).includes("")) return reply.callNotFound();
  };
  route.onRequest = [refuse, ...[route.onRequest ?? []].flat()];
}

function methodHint(methods: readonly string[]): Text {
  return {
    en: `this path takes ${methods.join(", ")} and no other method`,
    zh: `这个路径只接受 ${methods.join("、")}`,
  };
}

function hintFor(path: string, known: Known): Text | undefined {
  const meant = pathMeantBy(path, known);
  if (meant === undefined) return undefined;
  return {
    en: `there is nothing at this path; did you mean ${meant}?`,
    zh: `没有这个路径，是否想写 ${meant}？`,
  };
}

/** Behind a path of the contract stand its parameters, and the question mark between them is none. Quotes none of them. */
function gluedHint(path: string): Text | undefined {
  const [, before = "", mark = ""] = /^([^?&;=]*)([?&;])/.exec(decoded(path)) ?? [];
  const meant = mark === "" ? undefined : CALLED.find((each) => each === plainOf(before));
  if (meant === undefined) return undefined;
  const came = mark === "?" ? "%3F" : mark;
  return {
    en: `the parameters of ${meant} begin with "${came}" instead of a bare "?"; write ${meant}?access_token=…`,
    zh: `${meant} 的参数前面是“${came}”而不是“?”；请写 ${meant}?access_token=…`,
  };
}

/**
 * The path that another was probably meant to be: but for case, doubled and trailing slashes and blanks, but for what stands
 * before its last part, or but for a few letters.
 */
export function pathMeantBy(path: string, { api, all } = NONE): string | undefined {
  const plain = plainOf(path);
  const last = lastOf(plain);
  return (
    CALLED.find((each) => each === plain) ??
    ELSEWHERE.find(([pattern]) => pattern.test(plain))?.[1] ??
    (plain.startsWith("/api/") ? api.meantBy(plain) : undefined) ??
    CALLED.find((each) => lastOf(each) === last) ??
    all.meantBy(plain) ??
    CALLED.find((each) => plain.startsWith(`${each}/`)) ??
    nearest(plain, CALLED) ??
    CALLED.find((each) => lastOf(each) === nearest(last, CALLED.map(lastOf))) ??
    api.meantBy(plain)
  );
}

const lastOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);

function plainOf(path: string): string {
  const parts = decoded(path).trim().toLowerCase().split("/");
  return `/${parts.filter((part) => part !== "").join("/")}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
