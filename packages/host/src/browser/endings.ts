/** How it ends when the sheet itself says nothing: what the event carries then (contract §2), and after how long. */
import { createFailDetail, limits } from "@shiming/wire";

/** The user need not wait longer for the host's back end. */
export const SHEET_URL_WAIT_MS = 15_000;
/** The platform ends a request by itself; the sheet has a moment to say so. */
export const SHEET_LIFE_MS = (limits.consentRequestSeconds + 5) * 1000;
/** How often a window is looked at, which tells nobody that it was closed, and a frame, which the page may take away. */
export const CLOSED_POLL_MS = 250;

export const endings = {
  noTap: createFailDetail(
    "system error",
    "Only a tap opens the sheet: call openRealnameAuth in its handler.",
  ),
  alreadyOpen: createFailDetail(
    "cancel",
    "A sheet is open on this page already, and was brought to the front.",
  ),
  blocked: createFailDetail(
    "system error",
    "The browser blocked the sheet's window; allow pop-ups for this page.",
  ),
  offline: createFailDetail("system error", "There is no network; let the user tap again when it is back."),
  hostSilent: createFailDetail("system error", "The host's back end was not reached, or not in time."),
  urlUnusable: createFailDetail("system error", "The sheet's URL is not an https URL of the platform."),
  closed: createFailDetail("cancel", "The user closed the sheet."),
  left: createFailDetail("cancel", "The user went back or left the page."),
  expired: createFailDetail("stale request", "The user did not decide within five minutes."),
  malformed: createFailDetail("system error", "The sheet's message is not what the contract describes."),
  failed: createFailDetail("system error", "The sheet could not be shown on this page."),
} as const;
