import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { listFiles, readText, root } from "../house/repository.ts";
import { relativeLinksOf } from "./markdown.ts";

const documents = listFiles().filter((file) => file.endsWith(".md"));

it("every link into the repository leads to something", () => {
  const broken = documents.flatMap((document) =>
    relativeLinksOf(readText(document))
      .filter((target) => !existsSync(join(root, dirname(document), decodeURI(target))))
      .map((target) => `${document}: ${target}`),
  );
  expect(broken).toEqual([]);
});

it("the index of decisions names every decision", () => {
  const decisions = documents.filter((file) => /^decisions\/\d{4}-/.test(file));
  const index = relativeLinksOf(readText("decisions/README.md")).map((target) => `decisions/${target}`);
  expect(index.sort()).toEqual(decisions.sort());
});

it("a decision has a number of its own, three parts, and at most 40 lines", () => {
  const decisions = documents.filter((file) => /^decisions\/\d{4}-/.test(file));
  const numbers = decisions.map((file) => file.slice("decisions/".length, "decisions/0000".length));
  expect(numbers.filter((number, place) => numbers.indexOf(number) !== place)).toEqual([]);
  const wrong = decisions.filter((file) => {
    const text = readText(file);
    const parts = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title).join();
    return parts !== "Context,Decision,Consequences" || text.trimEnd().split("\n").length > 40;
  });
  expect(wrong).toEqual([]);
});
