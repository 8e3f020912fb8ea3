import { expect, it } from "vitest";
import { shieldTerminal } from "./terminal.ts";

const ESC = "\u001b";

/** A stream that remembers what reaches it. */
function streamOf({ isTTY }: { readonly isTTY: boolean }) {
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(String(text)) > 0 };
  shieldTerminal(stream as unknown as NodeJS.WriteStream);
  return { stream: stream as unknown as NodeJS.WriteStream, written };
}

it("a terminal gets colours and lines, and nothing else that steers it", () => {
  const { stream, written } = streamOf({ isTTY: true });
  stream.write(`${ESC}[32mok${ESC}[39m\n\tname ${ESC}[2J${ESC}]0;title\u0007\u202e\r\n`);
  stream.write(Buffer.from(`\u009b2J\n`));
  expect(written).toEqual([
    `${ESC}[32mok${ESC}[39m\n\tname \ufffd[2J\ufffd]0;title\ufffd\ufffd\ufffd\n`,
    "\ufffd2J\n",
  ]);
});

it("a file gets every byte", () => {
  const { stream, written } = streamOf({ isTTY: false });
  stream.write(`${ESC}[2J`);
  expect(written).toEqual([`${ESC}[2J`]);
});
