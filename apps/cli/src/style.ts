/** Colours: only where a person looks, on a terminal, and never with `NO_COLOR` (no-color.org). */
import { styleText } from "node:util";

type Stream = Pick<NodeJS.WriteStream, "isTTY">;
type Format = Parameters<typeof styleText>[0];

export function hasColours(stream: Stream, environment = process.env): boolean {
  return stream.isTTY === true && !environment.NO_COLOR && environment.TERM !== "dumb";
}

/** The text in that format where the stream shows it, else the text alone. */
export function style(format: Format, text: string, stream: Stream = process.stdout): string {
  return hasColours(stream) ? emphasize(format, text) : text;
}

/** The text in that format, for whoever takes it out again where it must not be. */
export function emphasize(format: Format, text: string): string {
  return styleText(format, text, { validateStream: false });
}
