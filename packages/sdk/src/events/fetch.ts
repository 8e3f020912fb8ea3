import { LONGEST_TOKEN, type Receive } from "./push.ts";

/** From a request of the Fetch standard to its response. */
export type FetchHandler = (request: Request) => Promise<Response>;
/** A handler of hono; whatever else passes on a `Request` so. */
export type HonoHandler = (context: { readonly req: { readonly raw: Request } }) => Promise<Response>;

export function fetchHandler(receive: Receive): FetchHandler {
  return async (request) => {
    const body = await readText(request);
    if (body === undefined) return new Response(null, { status: 413 });
    const answer = await receive({ contentType: request.headers.get("content-type") ?? undefined, body });
    const headers: Record<string, string> = answer.contentType ? { "content-type": answer.contentType } : {};
    return new Response(answer.body === "" ? null : answer.body, { status: answer.status, headers });
  };
}

export const honoHandler =
  (fetch: FetchHandler): HonoHandler =>
  ({ req }) =>
    fetch(req.raw);

/** @returns `undefined` for what is longer than any token */
async function readText({ body }: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > LONGEST_TOKEN) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
