import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readText, root } from "../../e2e/house/repository.ts";
import { mutantsDocument } from "./document.ts";
import { mutants } from "./index.ts";

describe("each mutant", () => {
  it.each(mutants)("$file: $lets", ({ file, was, becomes, caughtBy }) => {
    expect(readText(file).split(was).length - 1, `occurrences of ${was}`).toBe(1);
    expect(becomes).not.toBe(was);
    expect(existsSync(join(root, caughtBy)), caughtBy).toBe(true);
  });

  it("is one of its own", () => {
    const changes = mutants.map(({ file, was, becomes }) => JSON.stringify([file, was, becomes]));
    expect(new Set(changes).size).toBe(changes.length);
  });
});

it("is in docs/mutants.md; if not, `node scripts/mutants/run.ts --write` makes the page anew", () => {
  expect(readText("docs/mutants.md")).toBe(mutantsDocument(mutants));
});
