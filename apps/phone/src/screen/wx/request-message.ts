/** `wx.request`: what goes over the wire for its options, and what comes of the answer. */
import type { WxRequest, WxResponse } from "../../link/link.ts";
import { Refusal } from "./refusal.ts";

export interface RequestOptions {
  readonly url?: unknown;
  readonly data?: unknown;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly method?: string;
  readonly dataType?: string;
  readonly responseType?: string;
  readonly timeout?: number;
}

const METHODS = new Set(["OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE", "TRACE", "CONNECT", "PATCH"]);
const JSON_TYPE = "application/json";
const DEFAULT_TIMEOUT = 60_000;

/**
 * @param patience milliseconds that a request without a `timeout` may take: `networkTimeout` of app.json
 * @throws Refusal what the original refuses before it asks anybody
 */
export function buildRequest(options: RequestOptions, patience = DEFAULT_TIMEOUT): WxRequest {
  const method = (options.method ?? "GET").toUpperCase();
  if (!METHODS.has(method)) throw new Refusal(`method "${method}" is invalid`);
  const url = String(options.url ?? "");
  if (!/^https?:\/\/[^/]/i.test(url)) throw new Refusal(`invalid url "${url}"`);
  if (options.responseType === "arraybuffer") {
    throw new Refusal("responseType arraybuffer is not supported in this simulator");
  }
  const header = headerOf(options.header);
  const timeout = options.timeout ?? patience;
  const { data } = options;
  const inQuery = method === "GET" || method === "HEAD";
  if (inQuery) return { url: withQuery(url, data), method, header, timeout };
  return { url, method, header, body: bodyOf(data, header["content-type"] ?? ""), timeout };
}

function headerOf(given: RequestOptions["header"] = {}): Record<string, string> {
  const names = Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return { "content-type": JSON_TYPE, ...Object.fromEntries(names) };
}

function withQuery(url: string, data: unknown): string {
  if (typeof data !== "object" || data === null) return url;
  const query = formOf(data);
  if (query === "") return url;
  const [path = "", hash] = url.split("#");
  const joint = path.includes("?") ? (/[?&]$/.test(path) ? "" : "&") : "?";
  return `${path}${joint}${query}${hash === undefined ? "" : `#${hash}`}`;
}

/** A string as it is; an object as a form where the content type says so, else as JSON. */
function bodyOf(data: unknown, contentType: string): string | undefined {
  if (data === undefined || data === null) return undefined;
  if (data instanceof ArrayBuffer)
    throw new Refusal("data as an ArrayBuffer is not supported in this simulator");
  if (typeof data !== "object") return String(data);
  return contentType.startsWith("application/x-www-form-urlencoded") ? formOf(data) : JSON.stringify(data);
}

function formOf(data: object): string {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const text = typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
      return `${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
    })
    .join("&");
}

export interface RequestResult extends Omit<WxResponse, "body"> {
  readonly data: unknown;
}

/** Any status is a success; a body that is no JSON stays text, as in the original. */
export function readResponse({ body, header, ...rest }: WxResponse, dataType = "json"): RequestResult {
  return { data: dataType === "json" ? parsed(body) : body, header: asTold(header), ...rest };
}

/** `Set-Cookie`, as the original tells it on a phone; `set-cookie`, as some servers write it, is answered as well. */
function asTold(header: WxResponse["header"]): WxResponse["header"] {
  const names = Object.keys(header).map((name) => [name, name.replace(/\b[a-z]/g, (a) => a.toUpperCase())]);
  const told = Object.fromEntries(names.map(([name = "", capital]) => [capital, header[name] ?? ""]));
  const hidden = names.filter(([name, capital]) => name !== capital);
  const values = hidden.map(([name = ""]) => [name, { value: header[name] }] as const);
  return Object.defineProperties(told, Object.fromEntries(values));
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
