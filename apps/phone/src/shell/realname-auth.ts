/** The button's tap as the host sees it: it asks its back end for a consent request, and shows the sheet over the screen. */
import { openRealnameAuth, SheetRefused } from "@shiming/host/browser";
import { type ButtonEventDetail, createFailDetail } from "@shiming/wire";
import type { SheetQuestion } from "../api/api.ts";
import type { Network } from "../link/link.ts";
import { backEnd } from "./back-end.ts";
import { passNetwork } from "./network.ts";

const TAP_WAIT_MS = 1_000;
const TAP_POLL_MS = 10;

export interface SheetPlace {
  /** The phone's screen: the sheet covers it, and nothing of the panel. */
  readonly container: HTMLElement;
  /** The frame that the mini program runs in. */
  readonly frame: HTMLIFrameElement;
  readonly network: () => Network;
  readonly language: string;
  /** Aborted when the mini program is left. */
  readonly signal: AbortSignal;
}

/** Resolves with what the button's event carries (contract §2). Never rejects. */
export async function askRealnameAuth(
  question: SheetQuestion,
  { container, frame, network, language, signal }: SheetPlace,
): Promise<ButtonEventDetail> {
  if (!(await knowsTapOn(frame))) {
    return createFailDetail("system error", "Only a tap on the button by the user opens the sheet.");
  }
  return openRealnameAuth({
    presentation: "frame",
    container,
    signal,
    sheetUrl: async () => {
      if (!(await passNetwork(network))) {
        throw new SheetRefused(createFailDetail("system error", "The phone has no network."));
      }
      const { sheetUrl, failure } = await backEnd.requestConsent(question);
      if (failure) throw new SheetRefused(failure);
      return inLanguage(sheetUrl, language);
    },
  });
}

/**
 * A mini program runs in a process of its own: what the browser tells this page of a tap there may come after the mini
 * program's message.
 */
export async function knowsTapOn(frame: HTMLIFrameElement): Promise<boolean> {
  for (const end = performance.now() + TAP_WAIT_MS; !isTapOn(frame); ) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, TAP_POLL_MS));
  }
  return true;
}

/** The browser's own word for it, not the mini program's; a tap on the panel is none of its. */
function isTapOn(frame: HTMLIFrameElement): boolean {
  return navigator.userActivation?.isActive !== false && document.activeElement === frame;
}

/** A page of the platform in the phone's language. */
export function inLanguage(pageUrl: string, language: string): string {
  const url = new URL(pageUrl);
  url.searchParams.set("lang", language);
  return url.href;
}
