import type { Label } from "./labels.ts";

/** A label and what was written to it. */
export interface Entry extends Label {
  readonly texts: string[];
  readonly table: number | undefined;
}

export const texted = (label: Label, value: string, table: number | undefined): Entry => ({
  ...label,
  texts: value.trim() === "" ? [] : [value.trim()],
  table,
});
