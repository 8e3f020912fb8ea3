import { describe, expect, it } from "vitest";
import { readFromScreen } from "./from-screen.ts";

describe("readFromScreen", () => {
  it.each([
    { kind: "call", id: 1, name: "login", argument: {} },
    { kind: "page", route: "pages/one?x=1" },
    { kind: "console", level: "warn", text: "慢" },
    { kind: "console", level: "warn", text: "slow", textZh: "慢" },
    { kind: "store", key: "k", value: '"v"' },
    { kind: "store", key: "k", value: null },
    { kind: "problem", problem: { file: "a.js", line: 1, column: 2, message: "m", severity: "warning" } },
  ])("reads %j as it is", (message) => {
    expect(readFromScreen(message)).toEqual(message);
  });

  it.each([
    [undefined],
    [null],
    ["call"],
    [{ kind: "other" }],
    [{ kind: "call", id: 1, name: "constructor", argument: {} }],
    [{ kind: "call", id: "1", name: "login", argument: {} }],
    [{ kind: "store", key: 1, value: "v" }],
    [{ kind: "store", key: "k", value: {} }],
  ])("makes nothing of %j", (message) => {
    expect(readFromScreen(message)).toBeUndefined();
  });

  it("takes text for text, and of a long one as much as can be shown", () => {
    expect(readFromScreen({ kind: "console", level: "shout", text: { html: "" } })).toEqual({
      kind: "console",
      level: "log",
      text: "",
    });
    const long = readFromScreen({ kind: "console", level: "log", text: "长".repeat(20_000) });
    expect(long).toMatchObject({ text: "长".repeat(10_000) });
  });
});
