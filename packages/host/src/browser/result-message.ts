import { type FailDetail, SHEET_RESULT } from "@shiming/wire";
import { isObject } from "../event-detail.ts";
import { endings } from "./endings.ts";

/** Waits for what the sheet says: this window, as long as it shows a page of this origin, and no other. */
export function listenForResult<Detail>(
  sheetOrigin: string,
  source: () => unknown,
  read: (detail: unknown) => Detail | undefined,
  onResult: (detail: Detail | FailDetail) => void,
  signal: AbortSignal,
): void {
  const listen = (event: MessageEvent<unknown>) => {
    if (event.origin !== sheetOrigin || event.source !== source()) return;
    if (!isObject(event.data) || event.data.type !== SHEET_RESULT) return;
    onResult(read(event.data.detail) ?? endings.malformed);
  };
  window.addEventListener("message", listen, { signal });
}
