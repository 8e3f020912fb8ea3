/** HTTP as any client can speak it: every method, any header, a connection of its own for each request. */
import { type IncomingHttpHeaders, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { buffer } from "node:stream/consumers";
import { Violation } from "./finding.ts";

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The members of the JSON object that the body is; none when it is anything else. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** @throws Violation when no whole answer comes */
export type Send = (url: string, sent?: Sent) => Promise<Received>;

export interface Connection {
  /** Certificate authorities to trust besides the usual ones, in PEM. */
  readonly ca?: string | undefined;
  readonly signal: AbortSignal;
}

const TIMEOUT_MS = 20_000;

/** Every name below `localhost` is this machine (RFC 6761 §6.3), which not every resolver knows. */
const lookupLocalhost: LookupFunction = (_, options, callback) => {
  if (options.all) callback(null, [{ address: "127.0.0.1", family: 4 }]);
  else callback(null, "127.0.0.1", 4);
};

export function createSend({ ca, signal }: Connection): Send {
  return (url, { method = "GET", headers = {}, body } = {}) => {
    const { promise, resolve, reject } = Promise.withResolvers<Received>();
    const request = url.startsWith("https:") ? requestHttps : requestHttp;
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const outgoing = request(url, {
      agent: false,
      method,
      headers: { ...length, ...headers },
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      ...(new URL(url).hostname.endsWith(".localhost") ? { lookup: lookupLocalhost } : {}),
      ...(ca ? { ca } : {}),
    });
    const fail = (error: unknown) => reject(new Violation("an answer", `none: ${reasonOf(error)}`));
    outgoing.on("error", fail).on("response", (response) => {
      const { statusCode: status = 0, headers } = response;
      buffer(response).then((bytes) => {
        const text = bytes.toString();
        resolve({ status, headers, text, json: membersOf(text) });
      }, fail);
    });
    outgoing.end(body);
    return promise;
  };
}

/** Sends a value as JSON that is said to be JSON. */
export function jsonOf(value: unknown, headers: Readonly<Record<string, string>> = {}): Sent {
  return {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof value === "string" ? value : JSON.stringify(value),
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "the connection failed";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

function membersOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
