import {
  type Action,
  type Actor,
  type Member,
  type Rule,
  rules,
  type Staff,
  type StaffRole,
  staffRoles,
} from "@shiming/core";
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

const token = (owner: Staff | Member, named: readonly Action[]): Actor => ({
  ...{ kind: "token", id: "t", owner, actions: named },
});

it("a token may do what its owner may, and of that only what it names, and nothing that needs a person", () => {
  for (const { actor } of columns) {
    if (actor.kind !== "staff" && actor.kind !== "member") continue;
    for (const action of actions) {
      const { personally }: Rule = rules[action];
      const others = actions.filter((other) => other !== action);
      const own = personally ? "no" : answerTo(actor, action, "platform");
      expect([action, answerTo(token(actor, [action]), action, "platform")]).toEqual([action, own]);
      expect(answerTo(token(actor, others), action, "platform")).toBe("no");
    }
  }
});

it("somebody with several roles may do what one of them allows, and no more", () => {
  const may = (roles: readonly StaffRole[], action: Action) =>
    answerTo({ kind: "staff", id: "s", roles }, action, "platform") === "yes";
  for (const one of staffRoles) {
    for (const other of staffRoles) {
      for (const action of actions) {
        expect([one, other, action, may([one, other], action)]).toEqual([
          ...[one, other, action],
          may([one], action) || may([other], action),
        ]);
      }
    }
  }
  expect(actions.filter((action) => may([], action) && !("anySignedIn" in rules[action]))).toEqual([]);
});

it("two of the staff do what each of them may do alone", () => {
  const ann: Staff = { kind: "staff", id: "ann", roles: ["operator"] };
  const others = [
    { kind: "staff", id: "ben", roles: ["operator"] },
    { kind: "staff", id: "rae", roles: ["reviewer"] },
  ] as const;
  for (const action of actions) {
    for (const confirmer of others) {
      const answers = [ann, confirmer].map((each) => answerTo(each, action, "platform"));
      const both = answerTo({ kind: "confirmed", proposer: ann, confirmer }, action, "platform");
      expect([action, both]).toEqual([action, answers.includes("no") ? "no" : "yes"]);
    }
  }
});
