/** HTTP as any client can send it: every method, any header, a connection of its own for each request. */
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";

export interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string | readonly string[]>;
  readonly body?: string | Uint8Array;
  readonly options?: RequestOptions;
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what came, whatever it is
  readonly json: any;
}

export function send(
  url: string,
  { method = "GET", headers = {}, body, options = {} }: Sent = {},
): Promise<Received> {
  const { promise, resolve, reject } = Promise.withResolvers<Received>();
  const open = url.startsWith("https:") ? httpsRequest : httpRequest;
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const request = open(url, { agent: false, ...options, method, headers: { ...length, ...headers } });
  request.on("error", reject);
  request.on("response", (response) => {
    const chunks: Buffer[] = [];
    response.on("data", (chunk) => chunks.push(chunk));
    response.on("error", reject);
    response.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      const { statusCode = 0, headers } = response;
      resolve({
        status: statusCode,
        headers,
        text,
        get json() {
          return JSON.parse(text);
        },
      });
    });
  });
  request.end(body);
  return promise;
}

/** Sends JSON, said to be JSON. */
export function post(url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Received> {
  if (body === undefined) return send(url, { method: "POST", headers });
  return send(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}
