/** One HTTP call, with everything that a diagnosis may want to know of its answer. */
import { parseObject, send } from "../http-client.ts";

export interface CallAnswer {
  readonly status: number;
  readonly contentType: string;
  /** The `Date` of the server, by its clock. */
  readonly date: Date | undefined;
  /** The body, when it is a JSON object. */
  readonly json: Readonly<Record<string, unknown>> | undefined;
}

export interface Call {
  readonly url: string;
  /** Sent by POST, as JSON. */
  readonly body?: object;
  /** PEM. */
  readonly ca?: string | undefined;
}

/** @throws the error of the connection; its message may quote the URL, so only its code is ever shown */
export async function call({ url, body, ca }: Call): Promise<CallAnswer> {
  const headers = { "content-type": "application/json" };
  const post = body && { method: "POST" as const, headers, body: JSON.stringify(body) };
  const answer = await send(url, { ca, ...post });
  const date = Date.parse(answer.headers.date ?? "");
  return {
    status: answer.status,
    contentType: answer.headers["content-type"] ?? "",
    date: Number.isNaN(date) ? undefined : new Date(date),
    json: objectIn(answer.text),
  };
}

/** The system's name of an error, such as `ECONNREFUSED`. */
export function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown };
  return typeof code === "string" ? code : String(name ?? "unknown");
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return parseObject(text);
  } catch {
    return undefined;
  }
}
