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

/** Who hears of what the mini program does not. */
export interface CallListeners {
  /** Of an exception in one of its call-backs. */
  onError(error: unknown): void;
  /** Of a failure, where there is a call-back, but none for it: nothing is rejected then. */
  onUnheard(failure: Result): void;
}

/** `errMsg` is `NAME:ok`, or `NAME:fail WHY` for a `Refusal`. */
export function wxFunction(name: string, work: Work, { onError, onUnheard }: CallListeners): WxFunction {
  return (options) => {
    const given = optionsOf(options);
    const outcome = start(name, work, given);
    if (!hasCallbacks(given)) return outcome;
    const { success, fail, complete } = given;
    outcome.then(
      (result) => callBack(given, success, result, onError),
      (failure) => {
        callBack(given, fail, failure, onError);
        if (!fail && !complete) onUnheard(failure);
      },
    );
    return undefined;
  };
}

/** One that is "asynchronous in form, and returns synchronously": its call-backs were called when it returns. */
export function promptFunction(
  name: string,
  answer: () => object,
  { onError }: Pick<CallListeners, "onError">,
): WxFunction {
  return (options) => {
    const given = optionsOf(options);
    const result = { ...answer(), errMsg: `${name}:ok` };
    if (!hasCallbacks(given)) return Promise.resolve(result);
    callBack(given, given.success, result, onError);
    return undefined;
  };
}

/** A function that answers by what it returns, and calls back as well where it is asked to. */
export function answeringFunction(
  name: string,
  answer: () => object,
  listeners: Pick<CallListeners, "onError">,
): (options?: CallOptions) => object {
  const prompt = promptFunction(name, answer, listeners);
  return (options) => {
    if (hasCallbacks(optionsOf(options))) prompt(options);
    return answer();
  };
}

function optionsOf(options: unknown): CallOptions {
  return typeof options === "object" && options !== null ? options : {};
}

function hasCallbacks({ success, fail, complete }: CallOptions): boolean {
  return Boolean(success || fail || complete);
}

function callBack(
  options: CallOptions,
  callback: unknown,
  result: Result,
  onError: CallListeners["onError"],
): void {
  for (const called of [callback, options.complete]) {
    try {
      if (typeof called === "function") called.call(options, result);
    } catch (error) {
      onError(error);
    }
  }
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
