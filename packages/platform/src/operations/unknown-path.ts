/** What is at no path of the platform: the answer says which one was probably meant, and a sandbox shows the call. */
import type { Text } from "@shiming/core";
import { endpoints, nearest } from "@shiming/wire";
import type { FastifyInstance } from "fastify";
import type { ObserveCall } from "../observability/observed-call.ts";
import { createProblem, sendProblem } from "../problem/problem.ts";

/** Those that a program calls; the sheet's own have an id in them. */
const CALLED = Object.values(endpoints)
  .map(({ path }) => path)
  .filter((path) => !path.includes(":"));

export function refuseUnknownPaths(app: FastifyInstance, onCall: ObserveCall | undefined): void {
  app.setNotFoundHandler((request, reply) => {
    const hint = hintFor(request.url.split("?")[0] ?? "");
    const problem = createProblem({ status: 404 }, hint && { hint });
    const { id: requestId, method, url } = request;
    const call = { requestId, method, url, authorization: undefined, body: "", status: 404, hint };
    onCall?.({ ...call, answer: JSON.stringify(problem), milliseconds: reply.elapsedTime });
    return sendProblem(reply, problem);
  });
}

function hintFor(path: string): Text | undefined {
  const meant = pathMeantBy(path);
  if (meant === undefined) return undefined;
  return {
    en: `there is nothing at this path; did you mean ${meant}?`,
    zh: `没有这个路径，是否想写 ${meant}？`,
  };
}

/**
 * The path of the contract that another was probably meant to be: but for case, doubled and trailing slashes and blanks, but
 * for what stands before its last part, or but for a few letters.
 */
export function pathMeantBy(path: string): string | undefined {
  const plain = plainOf(path);
  const last = lastOf(plain);
  return (
    CALLED.find((each) => each === plain) ??
    CALLED.find((each) => lastOf(each) === last) ??
    nearest(plain, CALLED) ??
    CALLED.find((each) => lastOf(each) === nearest(last, CALLED.map(lastOf)))
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
