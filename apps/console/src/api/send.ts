/** One request to the platform on this origin, with the cookie of the session. */
import { ApiProblem, problemOf } from "./problem.ts";

const PATIENCE_MS = 30_000;

/** @returns the answer of a request that was not refused @throws ApiProblem */
export async function send(method: string, path: string, body?: object): Promise<Response> {
  const response = await fetch(path, {
    method,
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiProblem(0);
  });
  if (!response.ok) throw await problemOf(response);
  return response;
}
