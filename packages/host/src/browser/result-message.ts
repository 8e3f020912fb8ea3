import { type ButtonEventDetail, SHEET_RESULT } from "@shiming/wire";
import { isObject, readEventDetail } from "../event-detail.ts";
import { endings } from "./endings.ts";

/** Waits for what the sheet says: this window, as long as it shows a page of this origin, and no other. */
export function listenForResult(
  sheetOrigin: string,
  source: () => unknown,
  onResult: (detail: ButtonEventDetail) => void,
  signal: AbortSignal,
): void {
  const listen = (event: MessageEvent<unknown>) => {
    if (event.origin !== sheetOrigin || event.source !== source()) return;
    if (!isObject(event.data) || event.data.type !== SHEET_RESULT) return;
    onResult(readEventDetail(event.data.detail) ?? endings.malformed);
  };
  window.addEventListener("message", listen, { signal });
}
