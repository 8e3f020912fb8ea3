/** Calls of the platform, from its own pages. */
import type { ConsentDetails, Problem } from "@shiming/wire";

export type Reply<Body> =
  | { readonly kind: "ok"; readonly body: Body }
  | { readonly kind: "refused"; readonly status: number; readonly problem: Refusal }
  /** No answer came: no network, or none in time. Whether the call arrived is unknown. */
  | { readonly kind: "unreachable" };

/** What a problem may say besides; see contract §8. */
export type Refusal = Partial<Problem> & {
  readonly tries_left?: number;
  readonly locked_until?: string;
  readonly details?: ConsentDetails;
};

const PATIENCE_MS = 15_000;

export async function call<Body>(method: "GET" | "POST", path: string, body?: object): Promise<Reply<Body>> {
  try {
    const response = await fetch(path, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      // What a person has decided arrives, also when the host closes the page at once.
      keepalive: method === "POST",
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.ok) return { kind: "ok", body: (text === "" ? undefined : JSON.parse(text)) as Body };
    return { kind: "refused", status: response.status, problem: problemIn(text) };
  } catch {
    return { kind: "unreachable" };
  }
}

/** A proxy between may answer with something else, or with JSON that is no object. */
function problemIn(text: string): Refusal {
  try {
    return { ...JSON.parse(text) };
  } catch {
    return {};
  }
}
