import { setTimeout } from "node:timers/promises";
import { consentFailureOf, type Problem } from "@shiming/wire";
import { isObject } from "../event-detail.ts";
import { HostError } from "./host-error.ts";

export interface Call {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Is sent as JSON. */
  readonly body?: unknown;
}

export interface Answer {
  /** The body as JSON; `undefined` without one. */
  readonly body: unknown;
  /** As a browser would send it back. */
  readonly cookie: string | undefined;
}

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 100;

/**
 * Makes an attempt, and up to two more while another can help, each after a longer pause. The attempts must be of one
 * meaning to the platform.
 */
export async function repeatedly<T>(
  attempt: () => Promise<T>,
  pause: (milliseconds: number) => Promise<void> = setTimeout,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tried === ATTEMPTS || !(error instanceof HostError && error.retryable)) throw error;
      // Half of it is left to chance, so that calls that failed together part.
      await pause(FIRST_PAUSE_MS * 2 ** (tried - 1) * (0.5 + Math.random() / 2));
    }
  }
}

/**
 * One request to the platform.
 * @throws HostError `platform_unavailable`, `answer_malformed`, and what a problem says (RFC 9457)
 */
export async function call(baseUrl: string, request: Call, timeoutMs: number): Promise<Answer> {
  const { method, path, headers, body } = request;
  const response = await send(`${baseUrl}${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    // A redirect would take the assertion along.
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.status >= 400) throw refusalOf(response.status, response.body);
  if (response.status >= 300) throw notThePlatform(response.status);
  return response;
}

async function send(url: string, request: RequestInit): Promise<Answer & { readonly status: number }> {
  try {
    const response = await fetch(url, request);
    const cookie = response.headers.getSetCookie()[0]?.split(";")[0];
    return { status: response.status, body: parseJson(await response.text()), cookie };
  } catch (error) {
    // Of the error below only its code: its message may name more.
    throw new HostError("platform_unavailable", `The platform was not reached (${codeOf(error)}).`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `TimeoutError`, or the error code of the system, such as `ECONNREFUSED`. */
function codeOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
  return typeof cause?.code === "string" ? cause.code : (name ?? "unknown error");
}

function refusalOf(status: number, body: unknown): HostError {
  const { errMsg, reason, detail }: Partial<Problem> = isObject(body) ? body : {};
  const said = [reason, detail].find((sentence) => typeof sentence === "string") ?? "no reason given";
  const message = `The platform answered ${status}: ${said}`;
  const consentFailure = typeof errMsg === "string" ? consentFailureOf(errMsg) : undefined;
  if (status >= 500) return new HostError("platform_unavailable", message, { status });
  if (consentFailure) return new HostError("consent_refused", message, { status, consentFailure, reason });
  if (status === 401) return new HostError("assertion_refused", message, { status });
  return new HostError("request_refused", message, { status });
}

/** The answer is none of those that the contract describes. */
export function notThePlatform(status?: number): HostError {
  const message = "The answer is not what the contract describes; look at baseUrl and at any proxy.";
  return new HostError("answer_malformed", message, { status });
}
