import { describe, expect, it } from "vitest";
import { blocksOf, outputPattern, relativeLinksOf, stepsOf } from "./markdown.ts";

const markdown = [
  "a [b](c.md#d) `[e](f.md)` [g](https://g.example)",
  "```sh",
  "echo h; echo [i](j)",
  "```",
  "",
];
const document = [...markdown, "```text", "h…", "```", "", "```ts", "k();", "```", ""].join("\n");

describe("a document", () => {
  it("has blocks with a language, code and the line where it begins", () => {
    expect(blocksOf(document)).toEqual([
      { language: "sh", code: "echo h; echo [i](j)", line: 3 },
      { language: "text", code: "h…", line: 7 },
      { language: "ts", code: "k();", line: 11 },
    ]);
  });

  it("has steps: commands with the output that follows", () => {
    const [command, output] = blocksOf(document);
    expect(stepsOf(blocksOf(document))).toEqual([{ command, output }]);
  });

  it("has links, which are neither code nor leave the repository", () => {
    expect(relativeLinksOf(document)).toEqual(["c.md"]);
  });
});

describe("an output", () => {
  it("is met exactly, except for what … stands for", () => {
    expect("a.b\nc 1 d").toMatch(outputPattern("a.b\nc … d"));
    expect("axb\nc 1 d").not.toMatch(outputPattern("a.b\nc … d"));
    expect("a.b\nc 1 d and more").not.toMatch(outputPattern("a.b\nc … d"));
    expect("any\nlines\nready").toMatch(outputPattern("…\nready"));
  });
});
