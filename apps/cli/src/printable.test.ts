import { describe, expect, it } from "vitest";
import { printable, printableLines } from "./printable.ts";
import { shieldTerminal } from "./terminal.ts";

const ESC = "\u001b";

describe("text from outside", () => {
  it.each([
    [`${ESC}[31mred`, "\ufffd[31mred"],
    [`a${ESC}]0;title\u0007b`, "a\ufffd]0;title\ufffdb"],
    ["a\u009b2Jb", "a\ufffd2Jb"],
    ["a\u202egpj.exe", "a\ufffdgpj.exe"],
    ["a\u2066b\u2069", "a\ufffdb\ufffd"],
    ["a\rb\u0008\u007f", "a\ufffdb\ufffd\ufffd"],
    ["a\u2028b\ud800", "a\ufffdb\ufffd"],
    ["䶮文博 阿依古丽·买买提 𬭎 é", "䶮文博 阿依古丽·买买提 𬭎 é"],
  ])("%j is shown as %j", (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it("keeps its line breaks where it has several lines, and loses them where it is one", () => {
    expect(printableLines(`a\n\tb${ESC}`)).toBe("a\n\tb\ufffd");
    expect(printable("a\nb")).toBe("a\ufffdb");
  });
});

describe("a terminal", () => {
  function written(isTTY: boolean, ...chunks: (string | Uint8Array)[]): string {
    const seen: (string | Uint8Array)[] = [];
    const stream = { isTTY, write: (chunk: string | Uint8Array) => seen.push(chunk) > 0 };
    shieldTerminal(stream as unknown as NodeJS.WriteStream);
    for (const chunk of chunks) stream.write(chunk);
    return seen.map((chunk) => (typeof chunk === "string" ? chunk : Buffer.from(chunk).toString())).join("");
  }

  it("is written no control characters but the program's own colours", () => {
    const told = `${ESC}[1m${ESC}[31mred${ESC}[39m${ESC}[22m\n`;
    expect(written(true, told)).toBe(told);
    expect(written(true, `a${ESC}[2J${ESC}]0;b\u0007`, Buffer.from(`${ESC}c`))).toBe(
      "a\ufffd[2J\ufffd]0;b\ufffd\ufffdc",
    );
  });

  it("that is none, such as a file, gets every byte", () => {
    expect(written(false, `${ESC}[2J`)).toBe(`${ESC}[2J`);
  });
});
