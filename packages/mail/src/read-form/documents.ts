/** The rows of a form that was sent as a file of Word or Excel. */
import { rowsOfHtml } from "./html.ts";
import type { Row } from "./row.ts";
import { pack, unpack } from "./unpack.ts";

/** @returns `undefined` for a file that is neither, told by its content */
export async function rowsOfDocument(content: Uint8Array): Promise<readonly Row[] | undefined> {
  if (content[0] !== 0x50 || content[1] !== 0x4b) return undefined;
  const parts = unpack(content);
  if (parts === undefined) return undefined;
  try {
    if ("word/document.xml" in parts) return await rowsOfWord(pack(parts));
    if ("xl/workbook.xml" in parts && isSmall(parts)) return await rowsOfWorkbook(pack(parts));
    return undefined;
  } catch {
    // A file that its own program would not open either: staff see it as it came.
    return undefined;
  }
}

async function rowsOfWord(buffer: Buffer): Promise<readonly Row[]> {
  const { default: mammoth } = await import("mammoth");
  const { value } = await mammoth.convertToHtml({ buffer }, { ignoreEmptyParagraphs: false });
  return rowsOfHtml(value);
}

const WIDEST = 50;
const TALLEST = 2000;

/** A cell far away makes a table of millions of empty ones. */
function isSmall(parts: Readonly<Record<string, Uint8Array>>): boolean {
  const sheets = Object.entries(parts).filter(([name]) => name.startsWith("xl/worksheets/"));
  return sheets.every(([, part]) => {
    const places = Buffer.from(part)
      .toString("latin1")
      .matchAll(/\sr(?:ef)?\s*=\s*["'](?:[A-Z]+\d+:)?([A-Z]*)(\d+)["']/g);
    return [...places].every(
      ([, letters = "", row]) => columnOf(letters) <= WIDEST && Number(row) <= TALLEST,
    );
  });
}

const columnOf = (letters: string) =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);

async function rowsOfWorkbook(buffer: Buffer): Promise<readonly Row[]> {
  const { default: readWorkbook } = await import("read-excel-file/node");
  const sheets = await readWorkbook(buffer);
  return sheets.flatMap(({ data }, table) =>
    data.map((cells) => ({ cells: cells.map((cell) => (cell === null ? "" : String(cell))), table })),
  );
}
