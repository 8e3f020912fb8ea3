import { LONGEST_TOKEN, type Receive } from "./push.ts";

/** As much of express, and of `node:http`, as is used. */
export interface ExpressRequest extends AsyncIterable<unknown> {
  readonly headers: { readonly "content-type"?: string | undefined };
  /** Of a parser that was there before. */
  readonly body?: unknown;
}

/** The same of what is answered. */
export interface ExpressResponse {
  writeHead(status: number, headers: Record<string, string>): unknown;
  end(body: string): unknown;
}

/** A handler of express, for one path. */
export type ExpressHandler = (request: ExpressRequest, response: ExpressResponse) => Promise<void>;

export function expressHandler(receive: Receive): ExpressHandler {
  return async (request, response) => {
    const body = await bodyOf(request);
    if (body === undefined) {
      response.writeHead(413, { connection: "close" });
      response.end("");
      return;
    }
    const answer = await receive({ contentType: request.headers["content-type"], body });
    response.writeHead(answer.status, answer.contentType ? { "content-type": answer.contentType } : {});
    response.end(answer.body);
  };
}

/** @returns `undefined` for what is longer than any token */
async function bodyOf(request: ExpressRequest): Promise<string | undefined> {
  if (typeof request.body === "string") return request.body;
  if (request.body instanceof Uint8Array) return Buffer.from(request.body).toString();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    length += bytes.length;
    if (length > LONGEST_TOKEN) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString();
}
