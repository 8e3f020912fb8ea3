import type { Response } from "undici";
import type { RequestOutcome } from "../../api/api.ts";
import type { WxRequest, WxResponse } from "../../link/link.ts";
import { carriedHeaders } from "./headers.ts";
import type { Outside } from "./outside.ts";

const LONGEST_ANSWER = 10 * 1024 * 1024;
const LONGEST_WAIT_MS = 600_000;

/**
 * What `wx.request` does: follows redirects, and takes any status for an answer.
 * @param signal ends it when nobody waits any more
 */
export async function carry(
  request: WxRequest,
  outside: Pick<Outside, "fetch">,
  signal: AbortSignal,
): Promise<RequestOutcome> {
  const { url, method, header, body, timeout } = request;
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    return { errMsg: `request:fail invalid url "${url}"` };
  const patience = AbortSignal.timeout(Math.min(timeout, LONGEST_WAIT_MS));
  try {
    const response = await outside.fetch(url, {
      method,
      headers: { "user-agent": "Shiming-Phone", ...carriedHeaders(header) },
      ...(body !== undefined && { body }),
      signal: AbortSignal.any([patience, signal]),
    });
    const text = await readText(response);
    if (text === undefined) return { errMsg: "request:fail exceed max response size" };
    return {
      response: { statusCode: response.status, ...headOf(response), body: text },
    };
  } catch (error) {
    if (patience.aborted) return { errMsg: "request:fail timeout" };
    return { errMsg: `request:fail ${reasonOf(error)}` };
  }
}

function headOf({ headers }: Response): Pick<WxResponse, "header" | "cookies"> {
  const cookies = headers.getSetCookie();
  const joined = cookies.length > 0 && { "set-cookie": cookies.join() };
  return { header: { ...Object.fromEntries(headers), ...joined }, cookies };
}

/** `undefined` for an answer that is longer than any. */
async function readText({ body }: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > LONGEST_ANSWER) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** The system's code, such as `ECONNREFUSED`, else what the error says. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  const { code, message: deeper } = (cause ?? {}) as { code?: string; message?: string };
  return code ?? deeper ?? message;
}
