import type { ButtonEventDetail, FailDetail, VerificationDetail } from "@shiming/wire";
import { readEventDetail, readVerificationDetail } from "../event-detail.ts";
import { endings, SHEET_LIFE_MS, SHEET_URL_WAIT_MS } from "./endings.ts";
import { SheetRefused } from "./request-sheet.ts";
import { listenForResult } from "./result-message.ts";
import { openSheetFrame } from "./sheet-frame.ts";
import { parseSheetUrl } from "./sheet-url.ts";
import { openSheetWindow } from "./sheet-window.ts";
import type { Presentation, Surface } from "./surface.ts";

/** Which sheet, and where it is shown. */
export interface OpenOptions {
  /**
   * The `sheet_url` of a consent request, or what fetches it. Give the latter where the tap comes first: the window opens
   * at once, before the browser forgets the tap, and shows the sheet when its URL is there.
   */
  readonly sheetUrl: string | (() => Promise<string>);
  /** Default: `window`. */
  readonly presentation?: Presentation;
  /**
   * For a frame: what it fills, in the place of the whole page. What else is in the container is inert meanwhile, and what is
   * around it can be used.
   */
  readonly container?: HTMLElement;
  /** Closes the sheet when the screen that had the button goes. */
  readonly signal?: AbortSignal;
}

/** What a sheet of that kind can say, or why it says nothing. */
type Read<Detail> = (detail: unknown) => Detail | undefined;
type End<Detail> = (detail: Detail | FailDetail) => void;

/** The sheet of this page: there is one at a time. */
let current: Surface | undefined;

/**
 * Shows the consent sheet, and resolves with what the button's event carries (contract §2). To be called in the handler of
 * a tap. Never rejects; ends at the latest 305 s after the sheet was shown.
 */
export function openRealnameAuth(options: OpenOptions): Promise<ButtonEventDetail> {
  return openSheet(options, readEventDetail);
}

/**
 * Shows the sheet of a verification (contract §9), as {@link openRealnameAuth} does; with the `code`, the mini program is shown again.
 * Never rejects.
 */
export function openVerification(options: OpenOptions): Promise<VerificationDetail> {
  return openSheet(options, readVerificationDetail);
}

async function openSheet<Detail>(options: OpenOptions, read: Read<Detail>): Promise<Detail | FailDetail> {
  if (current) {
    current.focus();
    return endings.alreadyOpen;
  }
  if (options.signal?.aborted) return endings.left;
  if (navigator.userActivation?.isActive === false) return endings.noTap;
  const over = new AbortController();
  try {
    return await new Promise<Detail | FailDetail>((end, fail) => {
      const surface = openSurface(options, () => end(endings.closed));
      if (!surface) return end(endings.blocked);
      current = surface;
      endWhenLeft(end, over.signal);
      options.signal?.addEventListener("abort", () => end(endings.left), { signal: over.signal });
      showSheet(surface, options.sheetUrl, { read, end, signal: over.signal }).catch(fail);
    });
  } catch (error) {
    return error instanceof SheetRefused ? error.detail : endings.failed;
  } finally {
    over.abort();
    closeSheet();
  }
}

/** Brings the sheet to the front that is open on this page, if any. */
export function focusOpenSheet(): void {
  current?.focus();
}

function closeSheet(): void {
  current?.close();
  current = undefined;
}

function openSurface({ presentation, container }: OpenOptions, onClosed: () => void): Surface | undefined {
  return presentation === "frame" ? openSheetFrame(onClosed, container) : openSheetWindow(onClosed);
}

/** Going back within the page's own history counts, too: the screen that had the button is gone. */
function endWhenLeft(end: End<never>, signal: AbortSignal): void {
  for (const event of ["pagehide", "popstate"]) {
    window.addEventListener(event, () => end(endings.left), { signal });
  }
}

async function showSheet<Detail>(
  surface: Surface,
  sheetUrl: OpenOptions["sheetUrl"],
  {
    read,
    end,
    signal,
  }: { readonly read: Read<Detail>; readonly end: End<Detail>; readonly signal: AbortSignal },
): Promise<void> {
  const url = parseSheetUrl(typeof sheetUrl === "string" ? sheetUrl : await askForUrl(sheetUrl, signal));
  if (signal.aborted) return;
  if (!url) return end(endings.urlUnusable);
  if (!navigator.onLine && url.protocol === "https:") return end(endings.offline);
  listenForResult(url.origin, surface.source, read, end, signal);
  after(SHEET_LIFE_MS, () => end(endings.expired), signal);
  surface.show(url);
}

function askForUrl(ask: () => Promise<string>, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    after(SHEET_URL_WAIT_MS, () => reject(new SheetRefused(endings.hostSilent)), signal);
    ask().then(resolve, (error: unknown) => {
      reject(error instanceof SheetRefused ? error : new SheetRefused(endings.hostSilent));
    });
  });
}

function after(milliseconds: number, call: () => void, signal: AbortSignal): void {
  const timer = setTimeout(call, milliseconds);
  signal.addEventListener("abort", () => clearTimeout(timer));
}
