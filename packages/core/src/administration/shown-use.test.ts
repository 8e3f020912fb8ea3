import { expect, it } from "vitest";
import { DomainError } from "../failure.ts";
import type { ApprovedUse } from "../mini-program/mini-program.ts";
import { shownUse } from "./shown-use.ts";

const use: ApprovedUse = {
  category: { first: { id: 99, name: "政务", english: "Government" }, second: { id: 904, name: "社会保障" } },
  purpose: "核验身份",
  legalBasis: "《条例》",
  retention: "三十日",
  english: { purpose: "To verify who you are", legalBasis: "The regulations", retention: "Thirty days" },
};

it("keeps what was given, in English too", () => {
  expect(shownUse(use)).toEqual(use);
  const { english, ...chinese } = use;
  expect(shownUse(chinese)).toEqual(chinese);
});

it.each([
  ["purpose", /English purpose/],
  ["legalBasis", /English legal basis/],
  ["retention", /English retention/],
] as const)("judges the English %s as the Chinese", (member, hint) => {
  const wrong = { ...use, english: { ...use.english, [member]: "x" } as NonNullable<ApprovedUse["english"]> };
  expect(() => shownUse(wrong)).toThrow(DomainError);
  expect(() => shownUse(wrong)).toThrow(hint);
});
