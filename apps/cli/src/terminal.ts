/** The last line before a terminal: whatever a command prints, nothing but its own colours may steer the terminal. */
import { printableLines } from "./printable.ts";

/** Begins a control sequence; a colour is one that ends in `m`, as `styleText` writes them (ECMA-48, SGR). */
const INTRODUCER = "\u001b[";
const COLOUR = /^[0-9;]{1,16}m/;

/** Wraps the writing of a stream that is a terminal; a file or a pipe gets every byte. */
export function shieldTerminal(stream: NodeJS.WriteStream): void {
  if (!stream.isTTY) return;
  const write = stream.write.bind(stream) as (text: string, ...rest: unknown[]) => boolean;
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean =>
    write(shown(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString()), ...rest);
}

function shown(text: string): string {
  const [first = "", ...sequences] = text.split(INTRODUCER);
  return printableLines(first) + sequences.map(shownSequence).join("");
}

function shownSequence(behindIntroducer: string): string {
  const colour = COLOUR.exec(behindIntroducer)?.[0];
  if (!colour) return printableLines(INTRODUCER + behindIntroducer);
  return INTRODUCER + colour + printableLines(behindIntroducer.slice(colour.length));
}
