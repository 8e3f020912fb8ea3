import { describe, expect, it } from "vitest";
import { readText } from "../../e2e/house/repository.ts";
import { readModels } from "./model.ts";

const THE_WORLD = "the world";
const models = readModels();

describe.each(models)("the model $name", ({ name, steps, broken }) => {
  it("says of each step which code it stands for, or that it is the world's", () => {
    expect(steps.length).toBeGreaterThan(4);
    expect(steps.filter(({ standsFor }) => standsFor === undefined)).toEqual([]);
  });

  it.each(steps.filter(({ standsFor }) => standsFor !== THE_WORLD))("stands on code: $name", (step) => {
    const [file = "", symbol = ""] = (step.standsFor ?? "").split(": ");
    expect(declares(readText(file), symbol), `${symbol} in ${file}`).toBe(true);
  });

  it("can be broken, and the page says by what", () => {
    expect(broken.length).toBeGreaterThan(2);
    const page = readText("models/README.md");
    expect(broken.filter((what) => !page.includes(`| ${name} \`${what}\``))).toEqual([]);
  });
});

/** Whether a source has something of that name: a function, a value, or a method of what it returns. */
function declares(source: string, name: string): boolean {
  const declared = new RegExp(`(?:function|const|class) ${name}\\b|^ {2,6}(?:async )?${name}[(:]`, "m");
  return declared.test(source);
}
