/** How a function of `wx` takes its options and gives its result: call-backs where there is one, else a promise. */
import { CallFailed } from "../link.ts";
import { Refusal } from "./refusal.ts";

export interface CallOptions {
  success?: unknown;
  fail?: unknown;
  complete?: unknown;
}

/** What a call does with its options; an object that it returns is added to the result. */
// biome-ignore lint/suspicious/noExplicitAny: a mini program passes what it likes
export type Work = (options: any) => unknown;

type Result = { readonly errMsg: string };

export type WxFunction = (options?: CallOptions) => Promise<Result> | undefined;

/**
 * `errMsg` is `NAME:ok`, or `NAME:fail WHY` for a `Refusal`.
 * @param onError is told of exceptions in the mini program's call-backs
 */
export function wxFunction(name: string, work: Work, onError: (error: unknown) => void): WxFunction {
  return (options) => {
    const given: CallOptions = typeof options === "object" && options !== null ? options : {};
    const outcome = start(name, work, given);
    const { success, fail, complete } = given;
    if (!success && !fail && !complete) return outcome;
    const run = (callback: unknown, result: unknown) => {
      try {
        if (typeof callback === "function") callback.call(given, result);
      } catch (error) {
        onError(error);
      }
    };
    const settled = (callback: unknown) => (result: unknown) => {
      run(callback, result);
      run(complete, result);
    };
    outcome.then(settled(success), (failure) => {
      settled(fail)(failure);
      // As a promise that nobody catches, so that the screen's console says it.
      if (!fail && !complete) void Promise.reject(failure);
    });
    return undefined;
  };
}

/** Begins at once, as `wx.showToast` must; ends later, as in the original. */
async function start(name: string, work: Work, options: CallOptions): Promise<Result> {
  try {
    return { ...((await work(options)) as object | undefined), errMsg: `${name}:ok` };
  } catch (error) {
    throw failureOf(name, error);
  }
}

/** A plain object, as in the original: what is thrown there is no `Error`. */
function failureOf(name: string, error: unknown): Result {
  if (error instanceof CallFailed) return { errMsg: error.message };
  if (error instanceof Refusal) return { errMsg: `${name}:fail ${error.message}` };
  return { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` };
}

/** Whether a call of `wx` failed and nobody listened. */
export function isFailure(reason: unknown): reason is Result {
  return typeof reason === "object" && reason !== null && "errMsg" in reason && !(reason instanceof Error);
}
