/** What every kind of source comes to: rows from top to bottom. */
export interface Row {
  /** One cell for a line of text. No cell, or empty ones, for a blank line. */
  readonly cells: readonly string[];
  /** Rows of one table have the same number; a line of text has none. */
  readonly table?: number | undefined;
}

export const lineRow = (text: string): Row => ({ cells: [text] });

export const isBlank = ({ cells }: Row): boolean => cells.every((cell) => cell.trim() === "");
