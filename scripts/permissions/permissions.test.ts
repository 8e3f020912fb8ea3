import { type Action, type Actor, rules } from "@shiming/core";
import { expect, it } from "vitest";
import { readText } from "../../e2e/house/repository.ts";
import { withTable } from "./document.ts";
import { answerTo, columns } from "./table.ts";

const actions = Object.keys(rules) as Action[];

it.each(["docs/permissions.md", "docs/permissions.zh-CN.md"])("%s says what is decided", (name) => {
  const page = readText(name);
  expect(withTable(page)).toBe(page);
});

it("what is not there is not found, by anybody", () => {
  const answers = columns.flatMap(({ actor }) => actions.map((action) => answerTo(actor, action, undefined)));
  expect(new Set(answers)).toEqual(new Set(["not found"]));
});

it("a token may do what its owner may, and of that only what it names", () => {
  for (const { actor } of columns) {
    if (actor.kind !== "staff" && actor.kind !== "member") continue;
    for (const action of actions) {
      const token = (named: readonly Action[]): Actor => ({
        kind: "token",
        id: "t",
        owner: actor,
        actions: named,
      });
      const others = actions.filter((other) => other !== action);
      expect(answerTo(token([action]), action, "platform")).toBe(answerTo(actor, action, "platform"));
      expect(answerTo(token(others), action, "platform")).toBe("no");
    }
  }
});
