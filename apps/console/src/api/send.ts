/** One request to the platform on this origin, with the cookie of the session. */
import { ApiProblem, problemOf } from "./problem.ts";

const PATIENCE_MS = 30_000;
/** Of what is made while it comes: as much as the audit of years takes. */
const LONG_PATIENCE_MS = 3_600_000;

/** The same for a file that is made while it comes. */
export const sendForFile = (method: string, path: string, body?: object): Promise<Response> =>
  send(method, path, body, LONG_PATIENCE_MS);

/** @returns the answer of a request that was not refused @throws ApiProblem */
export async function send(
  method: string,
  path: string,
  body?: object,
  patienceMs = PATIENCE_MS,
): Promise<Response> {
  const response = await fetch(path, {
    method,
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(patienceMs),
    ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiProblem(0);
  });
  if (!response.ok) throw await problemOf(response);
  return response;
}
