/** `wx.request` and `wx.login`: what the phone does for a mini program. */
import type { ScreenLink } from "../link.ts";
import { type CallOptions, wxFunction } from "./call.ts";
import { Refusal } from "./refusal.ts";
import { buildRequest, type RequestOptions, readResponse } from "./request-message.ts";

/** The task stands where the promise of other functions does; it can be awaited, too. */
export function requestFunction(link: ScreenLink, onError: (error: unknown) => void) {
  return (options: RequestOptions & CallOptions = {}) => {
    let abort: (reason: Refusal) => void = () => undefined;
    const aborted = new Promise<never>((_, reject) => {
      abort = reject;
    });
    aborted.catch(() => undefined);
    const work = async (given: RequestOptions) => {
      const answer = link.call("request", buildRequest(given));
      return readResponse(await Promise.race([answer, aborted]), given.dataType);
    };
    const outcome = wxFunction("request", work, onError)(options);
    const unsupported = () => undefined;
    const task = {
      abort: () => abort(new Refusal("abort")),
      ...{ onHeadersReceived: unsupported, offHeadersReceived: unsupported },
    };
    return outcome ? Object.assign(outcome, task) : task;
  };
}
