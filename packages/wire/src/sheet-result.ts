/** How the sheet hands its result to the page that opened it: by `postMessage`, to a registered origin alone. Contract §§2, 8. */
import type { ButtonEventDetail, VerificationDetail } from "./messages.ts";

/** The `type` of the sheet's message. */
export const SHEET_RESULT = "shiming:result";

/** What the sheet posts: how the request ended. */
export interface SheetResultMessage {
  readonly type: typeof SHEET_RESULT;
  readonly detail: ButtonEventDetail | VerificationDetail;
}
