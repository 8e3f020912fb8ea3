/** Text that came from outside (a server, a file, a name), made fit for a terminal. */

/** C0, C1, what is formatted unseen or turned round (bidi), half pairs, line and paragraph separators. */
const CONTROLS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const CONTROLS_IN_LINES = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** One line: nothing in it steers a terminal, ends the line, or makes it read otherwise than it is written. */
export function printable(text: string): string {
  return text.replaceAll(CONTROLS, "\ufffd");
}

/** The same for a text of several lines. */
export function printableLines(text: string): string {
  return text.replaceAll(CONTROLS_IN_LINES, "\ufffd");
}
