/** What stands in front of a platform and may change what is said to it, and what it says. */
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { send } from "../support/http.ts";

export interface FrontRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface FrontAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Forward = (request: FrontRequest) => Promise<FrontAnswer>;
export type Middleware = (request: FrontRequest, forward: Forward) => Promise<FrontAnswer>;

export interface Front {
  readonly url: string;
  leadTo(upstream: string, middleware?: Middleware): void;
}

export async function startFront(): Promise<Front> {
  let answer: Forward = async () => ({ status: 502, headers: {}, body: "" });
  const server = createServer(async (request, response) => {
    try {
      const { method = "GET", url = "/", headers } = request;
      const answered = await answer({ method, url, headers, body: await buffer(request) });
      response.writeHead(answered.status, endToEnd(answered.headers)).end(answered.body);
    } catch {
      response.destroy();
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    leadTo(upstream, middleware = (request, forward) => forward(request)) {
      const forward = forwardTo(upstream);
      answer = (request) => middleware(request, forward);
    },
  };
}

function forwardTo(upstream: string): Forward {
  return async ({ method, url, headers, body }) => {
    const content = body.length > 0 || method === "POST" ? { body } : {};
    const sent = { method, headers: endToEnd(headers) as Record<string, string>, ...content };
    const { status, headers: answered, text } = await send(`${upstream}${url}`, sent);
    return { status, headers: answered, body: text };
  };
}

const HOP_BY_HOP = ["connection", "content-length", "host", "keep-alive", "transfer-encoding"];

function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)));
}
