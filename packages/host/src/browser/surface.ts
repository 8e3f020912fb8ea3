/** Where a sheet is shown. */
export type Presentation = "window" | "frame";

/** One place for one sheet, made by a tap before the sheet's URL is known. */
export interface Surface {
  /** Where the sheet's messages come from. */
  source(): unknown;
  show(sheetUrl: URL): void;
  /** Brings it to the front. */
  focus(): void;
  close(): void;
}
