/** What the mini program's button is told in the end (contract §2), and how it gets there. */
import {
  type ButtonEventDetail,
  type ConsentFailure,
  consentFailures,
  failErrMsg,
  SHEET_RESULT,
  type SheetResultMessage,
} from "@shiming/wire";
import type { Sheet } from "./state.ts";

/** The result that a screen ends with. A screen that is left before its end is a refusal. */
export function resultOf(sheet: Sheet): SheetResultMessage["detail"] {
  switch (sheet.at) {
    case "approved":
      return sheet.given;
    case "locked":
      return failed("account locked", sheet.reason);
    case "guardian":
      // In the words for whoever has no ID card: an age is the person's own, and nobody else's before a consent.
      return failed("no real name info");
    case "decided":
    case "expired":
      return failed("stale request");
    case "failed":
      return failed(sheet.failure, sheet.reason);
    case "offline":
      return failed("system error", "The sheet could not reach the platform.");
    case "loading":
    case "asking":
    case "keypad":
    case "checking":
    case "sending":
    case "refused":
      return failed("cancel");
  }
}

function failed(
  failure: ConsentFailure,
  reason: string = consentFailures[failure].advice.en,
): ButtonEventDetail {
  return { errMsg: failErrMsg(failure), reason };
}

declare global {
  interface Window {
    /** The native bridge of a host's web view. */
    readonly ShimingHost?: { postMessage(json: string): void };
  }
}

/** Tells the host's app, or the page that opened this one: by exact origin, so that nobody else can hear it. */
export function deliver(detail: SheetResultMessage["detail"]): void {
  if (window.ShimingHost) {
    window.ShimingHost.postMessage(JSON.stringify(detail));
    return;
  }
  const listener: Window | null = window.parent === window ? window.opener : window.parent;
  const message: SheetResultMessage = { type: SHEET_RESULT, detail };
  for (const origin of hostOrigins()) listener?.postMessage(message, origin);
}

/** Whether somebody waits for the result, and closes the page or lets it close itself. */
export function hasListener(): boolean {
  return Boolean(window.ShimingHost ?? window.opener) || window.parent !== window;
}

/** Of the registered origins, those that can be listening: browsers that name the page around this one narrow it down. */
function hostOrigins(): readonly string[] {
  const registered = document.querySelector<HTMLMetaElement>('meta[name="host-origins"]')?.content ?? "";
  const around = window.parent === window ? undefined : location.ancestorOrigins?.[0];
  return registered
    .split(" ")
    .filter((origin) => origin !== "" && (around === undefined || origin === around));
}
