import { expect, it, vi } from "vitest";
import { main } from "../../apps/cli/src/main.ts";
import { listFiles, readText } from "../house/repository.ts";

async function helpOf(...command: string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  try {
    await main(["node", "shiming", ...command, "--help"]);
    return write.mock.calls.join("");
  } finally {
    write.mockRestore();
  }
}

/** The commands that a help text lists, without `help` itself. */
async function commandsOf(...group: string[]): Promise<string[]> {
  const list = /^COMMANDS$\n(.*?)^$/ms.exec(await helpOf(...group))?.[1] ?? "";
  const names = [...list.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name = ""]) => name);
  return names.filter((name) => name !== "help").map((name) => [...group, name].join(" "));
}

it.each([
  ["English", /^(?:README|docs\/[^.]+)\.md$/],
  ["Chinese", /^(?:README|docs\/[^.]+)\.zh-CN\.md$/],
])("every command of shiming is in the documents in %s", async (_, documents) => {
  const text = listFiles()
    .filter((file) => documents.test(file))
    .map(readText)
    .join("\n")
    // A command may be wrapped.
    .replaceAll(/\s+/g, " ");
  const commands: string[] = [];
  for (const name of await commandsOf()) {
    const within = await commandsOf(name);
    commands.push(...(within.length > 0 ? within : [name]));
  }
  expect(commands).toEqual(expect.arrayContaining(["sandbox provider", "apps create", "audit verify"]));
  expect(commands.filter((command) => !text.includes(`shiming ${command}`))).toEqual([]);
});
