import type { Effects } from "../effects.ts";
import { RealnameError } from "../error/realname-error.ts";

/** How long somebody waits: until a time, or until a signal says that nobody is interested any more. */
export interface Patience {
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Waits for the work as long as there is time and interest. When either ends, the work is told by its signal and nobody
 * waits for it any longer, whether it listens or not.
 *
 * @throws RealnameError `timed_out`, `aborted`, and whatever the work throws
 */
export async function withinTime<T>(
  milliseconds: number,
  outer: AbortSignal | undefined,
  { after }: Pick<Effects, "after">,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  requireInterest(outer);
  const controller = new AbortController();
  let end = (_error: RealnameError) => {};
  const ended = new Promise<never>((_, reject) => {
    end = (error) => {
      reject(error);
      controller.abort(error);
    };
  });
  const onAbort = () => end(abortedBy(outer));
  // Before the timer is set: what throws here must leave nothing behind that rejects later, when nobody listens.
  outer?.addEventListener("abort", onAbort, { once: true });
  const cancel = after(milliseconds, () => end(new RealnameError("timed_out")));
  try {
    return await Promise.race([work(controller.signal), ended]);
  } finally {
    cancel();
    outer?.removeEventListener("abort", onAbort);
  }
}

/** @throws RealnameError `aborted` */
export function pause(
  milliseconds: number,
  signal: AbortSignal | undefined,
  { after }: Pick<Effects, "after">,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      cancel();
      reject(abortedBy(signal));
    };
    const cancel = after(milliseconds, () => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    });
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

/** @throws RealnameError `aborted` */
function requireInterest(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortedBy(signal);
}

function abortedBy(signal: AbortSignal | undefined): RealnameError {
  return new RealnameError("aborted", { cause: signal?.reason });
}
