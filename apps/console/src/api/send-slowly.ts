/** A request whose body takes a while: `fetch` does not tell how much of it has left. */
import { ApiProblem, problemOf } from "./problem.ts";

const PATIENCE_MS = 300_000;

/** What somebody hears of a sending, and how they stop it. */
export interface Sending {
  /** The part that has left, from 0 to 1. */
  onSent(part: number): void;
  /** What is stopped throws as a network that is away. */
  readonly signal: AbortSignal;
}

/** @throws ApiProblem */
export async function sendSlowly(
  method: string,
  path: string,
  body: object | undefined,
  sending: Sending,
): Promise<Response> {
  const response = await answerTo(method, path, JSON.stringify(body ?? {}), sending);
  if (!response.ok) throw await problemOf(response);
  return response;
}

function answerTo(
  method: string,
  path: string,
  body: string,
  { onSent, signal }: Sending,
): Promise<Response> {
  const request = new XMLHttpRequest();
  request.open(method, path);
  request.timeout = PATIENCE_MS;
  request.setRequestHeader("content-type", "application/json");
  request.upload.addEventListener("progress", ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0));
  signal.addEventListener("abort", () => request.abort());
  return new Promise((resolve, reject) => {
    const fail = () => reject(new ApiProblem(0));
    for (const end of ["error", "abort", "timeout"]) request.addEventListener(end, fail);
    request.addEventListener("load", () =>
      resolve(new Response(request.responseText, { status: request.status })),
    );
    request.send(body);
  });
}
