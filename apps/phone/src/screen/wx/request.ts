/** `wx.request`: the phone sends it. */
import type { ScreenLink } from "../link.ts";
import { type NoteText, unsupported } from "../problems/note.ts";
import { type CallListeners, type CallOptions, wxFunction } from "./call.ts";
import { Refusal } from "./refusal.ts";
import { buildRequest, type RequestOptions, readResponse } from "./request-message.ts";

/** An answer comes whole. */
const UNSUPPORTED = ["onHeadersReceived", "offHeadersReceived", "onChunkReceived", "offChunkReceived"];

/**
 * The task stands where the promise of other functions does; it can be awaited, too.
 * @param patience milliseconds that a request without a `timeout` may take
 */
export function requestFunction(
  link: ScreenLink,
  listeners: CallListeners,
  note: (text: NoteText) => void,
  patience?: number,
) {
  const absent = UNSUPPORTED.map((name) => [name, () => note(unsupported(`RequestTask.${name}`))]);
  return (options: RequestOptions & CallOptions = {}) => {
    let abort: (reason: Refusal) => void = () => undefined;
    const aborted = new Promise<never>((_, reject) => {
      abort = reject;
    });
    aborted.catch(() => undefined);
    const work = async (given: RequestOptions) => {
      const answer = link.call("request", buildRequest(given, patience));
      return readResponse(await Promise.race([answer, aborted]), given.dataType);
    };
    const outcome = wxFunction("request", work, listeners)(options);
    const task = { ...Object.fromEntries(absent), abort: () => abort(new Refusal("abort")) };
    return outcome ? Object.assign(outcome, task) : task;
  };
}
