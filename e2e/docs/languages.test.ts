import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listFiles, readText, root } from "../house/repository.ts";
import { blocksOf } from "./markdown.ts";

const chinese = listFiles().filter((file) => file.endsWith(".zh-CN.md"));
/** For whoever works on the project itself: CONTRIBUTING.md is in English alone, and so is what belongs to it. */
const FOR_MAINTAINERS = new Set(["docs/mutants.md"]);
const codeOf = (file: string) => blocksOf(readText(file)).map(({ language, code }) => ({ language, code }));

describe("a document in Chinese", () => {
  it("is there for every one that a user reads", () => {
    const read = listFiles()
      .filter((file) => /^(?:README|docs\/[^.]+)\.md$/.test(file))
      .filter((file) => !FOR_MAINTAINERS.has(file));
    expect(read.filter((file) => !existsSync(join(root, file.replace(/\.md$/, ".zh-CN.md"))))).toEqual([]);
  });

  it.each(chinese)("has the code of the English one: %s", (file) => {
    expect(codeOf(file)).toEqual(codeOf(file.replace(".zh-CN.md", ".md")));
  });
});
