/** Text that came from outside (a server, a file, a name), made fit for a terminal. */
import { isUsual } from "./columns.ts";

/** One line: nothing in it steers a terminal, ends the line, or makes it read otherwise than it is written. */
export function printable(text: string): string {
  return isUsual(text) ? text : text.replaceAll(controls(), "\ufffd");
}

/** The same for a text of several lines. */
export function printableLines(text: string): string {
  return isUsual(text.replaceAll(/[\n\t]/g, "")) ? text : text.replaceAll(controlsInLines(), "\ufffd");
}

// To make the expressions takes longer than most commands have to print: only what is unusual is looked at with them.

/** C0, C1, what is formatted unseen or turned round (bidi), half pairs, line and paragraph separators. */
const controls = () => /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const controlsInLines = () => /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
