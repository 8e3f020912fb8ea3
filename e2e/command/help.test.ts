import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createProgram } from "../../apps/cli/src/main.ts";
import { pageOf } from "../../apps/cli/src/manual/page.ts";
import { root } from "../house/repository.ts";
import { shiming } from "../support/processes.ts";
import { scratchFolder } from "../support/shiming.ts";

type Command = Awaited<ReturnType<typeof createProgram>>;

interface Documented {
  readonly name: string;
  readonly command: Command;
}

/** Every command and every group of them, by its whole name. */
function all(command: Command, name = "shiming"): Documented[] {
  const within = command.commands.flatMap((each) => all(each, `${name} ${each.name()}`));
  return [{ name, command }, ...within];
}

const documented = all(await createProgram());
const ESCAPE = "\u001b[";

test.each(documented)("$name has a manual page with examples", ({ name, command }) => {
  const help = command.helpInformation();
  const titles = [...help.matchAll(/^[A-Z][A-Z ]+$/gm)].map(([title]) => title);
  expect(help).toMatch(new RegExp(`^NAME\n  ${name} - \\S`));
  expect(titles.slice(0, 2)).toEqual(["NAME", "SYNOPSIS"]);
  expect(titles).toEqual(expect.arrayContaining(["OPTIONS", "EXAMPLES"]));
  expect(help).not.toContain(ESCAPE);
});

/** The command lines of ours in an example, in words: without what other programs do before and after. */
function commandLines(line: string): string[][] {
  const words = line.replaceAll("\\\n", " ").replaceAll(/'[^']*'/g, "quoted");
  return words
    .split(/\||[<$]\(|\)|>/)
    .flatMap((part) => /(?:^|\s)shiming\s+(.*)/s.exec(part)?.[1] ?? [])
    .map((part) => part.trim().split(/\s+/));
}

function optionsUnknownTo(program: Command, words: readonly string[]): string[] {
  let command = program;
  for (const word of words) command = command.commands.find((each) => each.name() === word) ?? command;
  const known = command.options.flatMap(({ long }) => long ?? []);
  const isKnown = (word: string) => [...known, "--help"].includes(word.split("=")[0] ?? "");
  return command === program ? [...words] : words.filter((word) => word.startsWith("--") && !isKnown(word));
}

test("every example names a command and options that there are", async () => {
  const program = await createProgram();
  for (const { name, command } of documented) {
    for (const [purpose, line] of pageOf(command).examples) {
      const lines = commandLines(line);
      const unknown = lines.flatMap((words) => optionsUnknownTo(program, words));
      expect({ name, purpose, unknown }).toEqual({ name, purpose, unknown: [] });
    }
  }
});

test("every command has an example of its own name", () => {
  const without = documented.filter(({ name, command }) => {
    const isLeaf = command.commands.length === 0;
    return isLeaf && !pageOf(command).examples.some(([, line]) => line.includes(name));
  });
  expect(without.map(({ name }) => name)).toEqual([]);
});

test("every command that reads SHIMING_DATA and SHIMING_KEYS says so", () => {
  const reads = documented.filter(({ command }) =>
    ["--data", "--keys"].every((name) => command.options.some(({ long }) => long === name)),
  );
  expect(reads.map(({ name }) => name)).toContain("shiming accounts import");
  const silent = reads.filter(({ command }) => {
    const { environment = {} } = pageOf(command);
    return !("SHIMING_DATA" in environment && "SHIMING_KEYS" in environment);
  });
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test("shiming help COMMAND prints the page that --help prints, on standard output", async () => {
  for (const words of [["sign"], ["apps", "create"], ["apps"], []]) {
    const [help, option] = await Promise.all([shiming(["help", ...words]), shiming([...words, "--help"])]);
    expect([help.code, option.code, help.stderr]).toEqual([0, 0, ""]);
    expect(help.stdout).toBe(option.stdout);
  }
});

test("help about a command that there is not is a usage error", async () => {
  const { code, stdout, stderr } = await shiming(["help", "apps", "destroy"]);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toBe('There is no command apps destroy; "shiming help" lists them.\n');
});

/** What the command prints on a terminal of its own. */
function onTerminal(args: readonly string[], env: Record<string, string>, exitCode = 0): string {
  const command = [process.execPath, join(root, "apps/cli/bin/shiming.js"), ...args].join(" ");
  const { NO_COLOR: _, FORCE_COLOR: __, ...rest } = process.env;
  const { status, stdout } = spawnSync("script", ["-qec", command, "/dev/null"], {
    env: { ...rest, TERM: "xterm-256color", ...env },
    encoding: "utf8",
  });
  expect(status).toBe(exitCode);
  return stdout;
}

test("colours are for a terminal that has them, and never with NO_COLOR", async () => {
  const args = ["help", "sign"];
  const plain = (await shiming(args, { env: { FORCE_COLOR: "1" } })).stdout;
  expect(plain).not.toContain(ESCAPE);
  const coloured = onTerminal(args, {});
  expect(coloured).toContain(`${ESCAPE}1mNAME`);
  expect(coloured).toContain(`${ESCAPE}36m--key <file>`);
  const without: Record<string, string>[] = [
    { NO_COLOR: "1" },
    { NO_COLOR: "1", FORCE_COLOR: "3" },
    { TERM: "dumb" },
  ];
  for (const env of without) expect(onTerminal(args, env)).not.toContain(ESCAPE);
});

test("an error is told in colour on a terminal, and without it elsewhere", async () => {
  const answer = join(scratchFolder(), "answer.json");
  writeFileSync(answer, JSON.stringify({ errcode: 94005, errmsg: "invalid user token" }));
  const args = ["decrypt", "--key", join(root, "vectors/keys/rsa-2048.pem"), answer];
  expect(onTerminal(args, {}, 1)).toContain(`${ESCAPE}31m`);
  expect(onTerminal(args, { NO_COLOR: "1" }, 1)).toContain("\r\n  whose fault");
  expect(onTerminal(args, { NO_COLOR: "1" }, 1)).not.toContain(ESCAPE);
  expect((await shiming(args)).stderr).not.toContain(ESCAPE);
});
