/** A request whose body takes a while: `fetch` does not tell how much of it has left. */
import { ApiProblem, problemOf } from "./problem.ts";

const PATIENCE_MS = 300_000;

/** @param onSent the part that has left, from 0 to 1 @throws ApiProblem */
export async function sendSlowly(
  method: string,
  path: string,
  body: object | undefined,
  onSent: (part: number) => void,
): Promise<Response> {
  const response = await answerTo(method, path, JSON.stringify(body ?? {}), onSent);
  if (!response.ok) throw await problemOf(response);
  return response;
}

function answerTo(
  method: string,
  path: string,
  body: string,
  onSent: (part: number) => void,
): Promise<Response> {
  const request = new XMLHttpRequest();
  request.open(method, path);
  request.timeout = PATIENCE_MS;
  request.setRequestHeader("content-type", "application/json");
  request.upload.addEventListener("progress", ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0));
  return new Promise((resolve, reject) => {
    const fail = () => reject(new ApiProblem(0));
    for (const end of ["error", "abort", "timeout"]) request.addEventListener(end, fail);
    request.addEventListener("load", () =>
      resolve(new Response(request.responseText, { status: request.status })),
    );
    request.send(body);
  });
}
