import { expect, it } from "vitest";
import { factsOf } from "./facts-of.ts";

it("shows what an operation answers, a line each, in the language of whoever asks", () => {
  const answer = {
    appid: "wx1a2b3c4d5e6f7081",
    access: { state: "none", since: null },
    merchants: ["1900000109", "12345678"],
    ends: [{ what: { en: "approval", zh: "授权" } }],
  };
  const lines = factsOf(answer, "zh")
    .split("\n")
    .map((line) => line.trim().split(/\s{2,}/));
  expect(lines).toEqual([
    ["appid", "wx1a2b3c4d5e6f7081"],
    ["access.state", "none"],
    ["access.since", "-"],
    ["merchants", "1900000109 12345678"],
    ["ends.1.what", "授权"],
  ]);
  expect(factsOf(answer, "en")).toContain("approval");
});
