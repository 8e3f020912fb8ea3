/** The door to the library: which requests get to it, what they bring, and when they are answered. */
import { setTimeout as wait } from "node:timers/promises";
import { BASE_PATH } from "./base-path.ts";
import { CALLER_ADDRESS } from "./options.ts";
import { isOwnPage } from "./own-page.ts";
import { openRoutes } from "./routes.ts";

/** As the HTTP server has it. */
export interface SignInRequest {
  readonly method: string;
  /** Path and query, from `/api/auth` on. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body?: Uint8Array | undefined;
  /** The network's address of the caller, as the server knows it. */
  readonly callerAddress: string;
}

export interface HandleParts {
  readonly origin: () => string;
  readonly answer: (request: Request) => Promise<Response>;
  readonly onFault: (error: unknown) => void;
}

/** Requests whose work tells whether an address is known are answered after one time, in milliseconds. */
const EVEN_MS = 400;
const evenPaths = new Set(["/request-password-reset", "/sign-up/request"]);

export function createHandle({
  origin,
  answer,
  onFault,
}: HandleParts): (request: SignInRequest) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url, origin());
    const path = url.pathname.slice(BASE_PATH.length);
    if (!openRoutes.has(`${request.method} ${path}`)) return refusal(404, "NOT_FOUND");
    if (!isOpenToOthers(path) && !isOwnPage(request.headers, origin())) return refusal(403, "OTHER_ORIGIN");
    const begun = evenPaths.has(path) ? wait(EVEN_MS) : undefined;
    const response = await answer(webRequest(url, request, origin())).catch((error: unknown) => {
      onFault(error);
      return refusal(500, "FAULT");
    });
    await begun;
    response.headers.set("cache-control", "no-store");
    return response;
  };
}

/** A provider sends the browser back by a link of its own. */
const isOpenToOthers = (path: string) => path === "/oidc/callback" || path === "/oidc/start";

function webRequest(
  url: URL,
  { method, headers, body, callerAddress }: SignInRequest,
  origin: string,
): Request {
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || DROPPED.has(name)) continue;
    for (const each of [value].flat()) sent.append(name, each);
  }
  sent.set(CALLER_ADDRESS, callerAddress);
  // Who sends no origin is no browser's page. The library asks for one with every cookie.
  if (!sent.has("origin")) sent.set("origin", origin);
  const content = method === "GET" || body === undefined ? {} : { body: Buffer.from(body) };
  return new Request(url, { method, headers: sent, ...content });
}

/** Those of one connection, and those that say where a call comes from by hearsay. */
const DROPPED = new Set([
  "connection",
  "content-length",
  "transfer-encoding",
  "host",
  "referer",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  CALLER_ADDRESS,
]);

function refusal(status: number, code: string): Response {
  return Response.json({ code, message: MESSAGES[code] }, { status });
}

const MESSAGES: Readonly<Record<string, string>> = {
  NOT_FOUND: "there is nothing here",
  FAULT: "the platform failed at this; its log says where",
  OTHER_ORIGIN: "only the platform's own pages may call this",
};
