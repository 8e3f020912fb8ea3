/** How the sheet hands its result to the page that opened it: by `postMessage`, to a registered origin alone. Contract §§2, 8. */
import type { ButtonEventDetail } from "./schemas.ts";

export const SHEET_RESULT = "shiming:result";

export interface SheetResultMessage {
  readonly type: typeof SHEET_RESULT;
  readonly detail: ButtonEventDetail;
}
