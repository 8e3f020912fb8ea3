import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createProgram } from "../../apps/cli/src/main.ts";
import { shiming } from "../support/processes.ts";
import { scratchFolder } from "../support/shiming.ts";

const SHELLS = ["bash", "zsh", "fish"];
const isInstalled = (shell: string) => spawnSync(shell, ["-c", "true"]).status === 0;

let scripts: Readonly<Record<string, string>>;
beforeAll(async () => {
  const printed = await Promise.all(SHELLS.map((shell) => shiming(["completion", shell])));
  scripts = Object.fromEntries(SHELLS.map((shell, place) => [shell, printed[place]?.stdout ?? ""]));
});

/** Types lines into a bash that has sourced the script, the last word of each being the one to complete. */
function allCompletedByBash(lines: readonly string[], cwd = scratchFolder()): string[][] {
  const script = `
    source <(printf %s "$SCRIPT")
    [[ $(complete -p shiming) == *"-F _shiming"* ]] || exit 1
    while IFS= read -r LINE; do
      COMPREPLY=()
      read -ra COMP_WORDS <<<"$LINE"
      [[ $LINE == *' ' ]] && COMP_WORDS+=('')
      COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
      _shiming
      printf '%s\\n' "\${COMPREPLY[@]}" ${END}
    done`;
  const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", script], {
    cwd,
    env: { PATH: process.env.PATH, SCRIPT: scripts.bash },
    // bash splits a line at "=" as well, which \`read\` does not.
    input: lines.map((line) => `${line.replaceAll("=", " = ")}\n`).join(""),
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  const completed = stdout.split(`${END}\n`).slice(0, -1);
  expect(completed).toHaveLength(lines.length);
  return completed.map((words) => words.split("\n").filter((word) => word !== ""));
}

const END = "=end=";

const completedByBash = (line: string, cwd?: string) => allCompletedByBash([line], cwd)[0] ?? [];

describe("in bash", () => {
  test("commands complete", () => {
    expect(completedByBash("shiming key")).toEqual(["keygen", "keys"]);
    expect(completedByBash("shiming apps res")).toEqual(["resume", "reset-secret"]);
    expect(completedByBash("shiming nothing")).toEqual([]);
  });

  test("every command of the program does, and every option of each", async () => {
    const program = await createProgram();
    const names = program.commands.map((command) => command.name());
    expect(names).toContain("exchange");
    expect(completedByBash("shiming ").sort()).toEqual(names.sort());
    const each = program.commands.flatMap((command) => {
      const within = command.commands.map((one) => ({
        line: `shiming ${command.name()} ${one.name()} -`,
        one,
      }));
      return within.length > 0 ? within : [{ line: `shiming  ${command.name()} -`, one: command }];
    });
    const completed = allCompletedByBash(each.map(({ line }) => line));
    for (const [place, { one }] of each.entries()) {
      expect(completed[place]).toEqual(expect.arrayContaining(one.options.flatMap(({ long }) => long ?? [])));
      expect(completed[place]).toContain("--help");
    }
  });

  test("values of a fixed choice complete, behind a space or an equals sign", () => {
    expect(completedByBash("shiming keygen --bits ")).toEqual(["2048", "3072", "4096"]);
    expect(completedByBash("shiming keygen --bits=30")).toEqual(["3072"]);
    expect(completedByBash("shiming keygen --bits=")).toEqual(["2048", "3072", "4096"]);
    expect(completedByBash("shiming accounts set --payment-account ")).toEqual(["yes", "no"]);
    expect(completedByBash("shiming authorize --client-os a")).toEqual(["android"]);
    expect(completedByBash("shiming completion ")).toEqual(SHELLS);
    expect(completedByBash("shiming help exch")).toEqual(["exchange"]);
  });

  test("files and folders complete where files and folders are meant, spaces in their names and all", () => {
    const folder = scratchFolder();
    for (const name of ["private key.pem", "private-key.pem", "other"]) writeFileSync(join(folder, name), "");
    mkdirSync(join(folder, "private"));
    expect(completedByBash("shiming sign --key priv", folder).sort()).toEqual([
      "private",
      "private key.pem",
      "private-key.pem",
    ]);
    expect(completedByBash("shiming sandbox --data priv", folder)).toEqual(["private"]);
    expect(completedByBash("shiming decrypt --mask oth", folder)).toEqual(["other"]);
    expect(completedByBash("shiming authorize --user oth", folder)).toEqual([]);
  });

  test("a value that is called like a command changes nothing", () => {
    expect(completedByBash("shiming sandbox --data apps --po")).toEqual(["--port"]);
  });
});

test.each(SHELLS.filter(isInstalled))("%s takes the script", (shell) => {
  const { status, stderr } = spawnSync(shell, ["-n"], { input: scripts[shell], encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
});

test.each(["zsh", "fish"])("the script for %s has every command with its description", async (shell) => {
  const program = await createProgram();
  for (const command of program.commands) {
    expect(scripts[shell]).toContain(command.name());
    expect(scripts[shell]?.replaceAll("\\", "")).toContain(command.description().split("'")[0]);
  }
});

test("another shell is a usage error", async () => {
  for (const args of [["completion"], ["completion", "tcsh"]]) {
    const { code, stdout } = await shiming(args);
    expect([code, stdout]).toEqual([2, ""]);
  }
});
