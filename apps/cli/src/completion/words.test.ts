import { Argument, Command, Option } from "commander";
import { expect, test } from "vitest";
import { wordsOf } from "./words.ts";

const program = new Command("tool").helpCommand(false);
program.command("read").description("read it").argument("[file]").option("--all", "everything");
const group = program.command("group").description("several").helpCommand(false);
group
  .command("make")
  .addArgument(new Argument("<kind>").choices(["a", "b"]))
  .option("-o, --out <file>", "where to")
  .option("--data <dir>", "folder")
  .option("--paid <yes|no>", "whether")
  .option("--trusted <file...>", "several")
  .option("--secret <text>", "not to be guessed")
  .addOption(new Option("--bits <bits>").choices(["1", "2"]))
  .addOption(new Option("--hidden <text>").hideHelp());

const words = wordsOf(program);
const at = (path: string) => words.find((each) => each.path === path);

test("each command is there by the words that lead to it", () => {
  expect(words.map(({ path }) => path)).toEqual(["", "read", "group", "group make"]);
  expect(at("")?.commands).toEqual([
    { name: "read", description: "read it" },
    { name: "group", description: "several" },
  ]);
});

test("what an option takes is said by its choices, or by its placeholder", () => {
  const takes = Object.fromEntries(
    at("group make")?.options.map(({ flags, value }) => [flags.at(-1), value]) ?? [],
  );
  expect(takes).toEqual({
    "--out": "file",
    "--data": "folder",
    "--paid": ["yes", "no"],
    "--trusted": "file",
    "--secret": "unknown",
    "--bits": ["1", "2"],
    "--help": undefined,
  });
  expect(at("group make")?.options[0]?.flags).toEqual(["-o", "--out"]);
  expect(at("read")?.options.map(({ value }) => value)).toEqual([undefined, undefined]);
});

test("what an argument takes is said in the same way", () => {
  expect([at("read")?.argument, at("group make")?.argument, at("group")?.argument]).toEqual([
    "file",
    ["a", "b"],
    undefined,
  ]);
});
