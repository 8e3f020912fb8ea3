import { describe, expect, it } from "vitest";
import { createProgress } from "./progress.ts";

const counts = (lines: number) => ({ added: lines - 3, changed: 1, bad: 2 });

function stream(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => void written.push(text) };
}

describe("the progress of an import", () => {
  it("is a bar on a terminal, drawn ten times a second at most, and taken away", () => {
    const terminal = stream(true);
    const progress = createProgress(terminal, 0, "en");
    progress.show(counts(1000), 0.5, 1000);
    progress.show(counts(1050), 0.5, 1099);
    progress.show(counts(3000), 0.999, 2000);
    progress.end();
    const half = "#".repeat(15) + " ".repeat(15);
    expect(terminal.written).toEqual([
      `\r\u001b[K[${half}] 50 % 1000 lines, 2 bad, 0 lines/s`,
      `\r\u001b[K[${"#".repeat(30)}] 99 % 3000 lines, 2 bad, 1000 lines/s`,
      "\r\u001b[K",
    ]);
  });

  it("counts one line as one, and speaks Chinese", () => {
    const [english, chinese] = [stream(false), stream(false)];
    const one = { added: 1, changed: 0, bad: 0 };
    createProgress(english, 0, "en").show(one, undefined, 5000);
    createProgress(chinese, 0, "zh").show(one, undefined, 5000);
    expect([...english.written, ...chinese.written]).toEqual(["1 line, 0 bad\n", "1 行，错误 0\n"]);
  });

  it("is a plain line every five seconds elsewhere", () => {
    const log = stream(false);
    const progress = createProgress(log, 0, "en");
    progress.show(counts(10), 0.1, 4999);
    progress.show(counts(20), 0.2, 5000);
    progress.show(counts(30), 0.3, 9999);
    progress.show(counts(40), undefined, 10_000);
    progress.end();
    expect(log.written).toEqual(["20 % 20 lines, 2 bad\n", "40 lines, 2 bad\n"]);
  });
});
