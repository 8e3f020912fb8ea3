/** The last line before a terminal: whatever a command prints, nothing but its own colours may steer the terminal. */
import { printableLines } from "./printable.ts";

/** Colours, as `styleText` writes them (ECMA-48, SGR). */
const COLOURS = new RegExp(`(${String.fromCharCode(27)}\\[[0-9;]{1,16}m)`);

/** Wraps the writing of a stream that is a terminal; a file or a pipe gets every byte. */
export function shieldTerminal(stream: NodeJS.WriteStream): void {
  if (!stream.isTTY) return;
  const write = stream.write.bind(stream) as (text: string, ...rest: unknown[]) => boolean;
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean =>
    write(shown(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString()), ...rest);
}

function shown(text: string): string {
  return text
    .split(COLOURS)
    .map((part, place) => (place % 2 === 1 ? part : printableLines(part)))
    .join("");
}
