import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";

export interface Answer {
  readonly status: number;
  readonly cookie: string | undefined;
  readonly body: Record<string, unknown>;
}

export interface PostOptions {
  readonly headers?: Record<string, string>;
  /** The certificate authority of the server, where it is not one that everybody trusts. PEM. */
  readonly ca?: string | undefined;
}

const PATIENCE_MS = 20_000;
const LONGEST_ANSWER = 1024 * 1024;

/** Every name below `localhost` is this machine (RFC 6761 §6.3), which not every resolver knows. */
const lookupLocalhost: LookupFunction = (_, options, callback) => {
  if (options.all) callback(null, [{ address: "127.0.0.1", family: 4 }]);
  else callback(null, "127.0.0.1", 4);
};

/**
 * Posts JSON. Rejects with the error of the connection, with a `TimeoutError` after 20 seconds, and with a `SyntaxError`
 * for an answer that is no HTTP, or neither empty nor a JSON object.
 */
export async function postJson(url: string, body: unknown, options: PostOptions): Promise<Answer> {
  const headers = { "content-type": "application/json", ...options.headers };
  return answerOf(await send(url, { ...options, method: "POST", headers, body: JSON.stringify(body) }));
}

/** Gets JSON. Rejects as {@link postJson} does. */
export async function getJson(url: string, options: PostOptions): Promise<Answer> {
  return answerOf(await send(url, options));
}

function answerOf(answer: HttpAnswer): Answer {
  const cookie = answer.headers["set-cookie"]?.[0]?.split(";")[0];
  return { status: answer.status, cookie, body: answer.text === "" ? {} : parseObject(answer.text) };
}

/** What came, whatever it is. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface SendOptions extends PostOptions {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly body?: string | undefined;
  /** Bytes. Default: 1 MiB. */
  readonly longestAnswer?: number;
  /** Ends it early; without it, or where it does not: after 20 seconds. */
  readonly signal?: AbortSignal;
}

/** As {@link postJson}, but for what the answer holds. */
export async function send(url: string, options: SendOptions): Promise<HttpAnswer> {
  const { longestAnswer = LONGEST_ANSWER } = options;
  return asked(url, options, AbortSignal.timeout(PATIENCE_MS), (incoming, resolve, reject) => {
    read(incoming, longestAnswer)
      .then((text) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }))
      .catch(reject);
  });
}

/**
 * The same for what takes as long as it takes: only the beginning of its answer is waited for. Whoever gets it reads it to its end, and an
 * answer that breaks off is an error there.
 */
export async function open(url: string, options: SendOptions): Promise<IncomingMessage> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new DOMException("", "TimeoutError")), PATIENCE_MS);
  try {
    return await asked<IncomingMessage>(url, options, patience.signal, (incoming, resolve) =>
      resolve(incoming),
    );
  } finally {
    clearTimeout(timer);
  }
}

type Answered<T> = (
  incoming: IncomingMessage,
  resolve: (answer: T) => void,
  reject: (error: unknown) => void,
) => void;

function asked<T>(
  url: string,
  options: SendOptions,
  patience: AbortSignal,
  onAnswer: Answered<T>,
): Promise<T> {
  const { method = "GET", headers = {}, body } = options;
  const request = url.startsWith("https:") ? requestHttps : requestHttp;
  const lookup = new URL(url).hostname.endsWith("localhost") ? { lookup: lookupLocalhost } : {};
  const ca = options.ca ? { ca: options.ca } : {};
  const signal = options.signal ? AbortSignal.any([options.signal, patience]) : patience;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, signal, ...lookup, ...ca }, (incoming) =>
      onAnswer(incoming, resolve, reject),
    );
    outgoing.on("error", (error) => reject(signal.aborted ? signal.reason : told(error)));
    outgoing.end(body);
  });
}

/** The parser's own errors, of which each has a code, mean all the same: what answers is no web server. */
function told(error: NodeJS.ErrnoException): Error {
  return error.code?.startsWith("HPE_") ? new SyntaxError("The answer is no HTTP.") : error;
}

/** @throws SyntaxError for more bytes */
export async function read(stream: AsyncIterable<Buffer>, longest: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > longest) throw new SyntaxError("The answer is too long.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** @throws SyntaxError for what is no JSON object */
export function parseObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new SyntaxError("The answer is no JSON object.");
}
