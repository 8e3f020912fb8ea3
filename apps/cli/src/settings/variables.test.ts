import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createProgram } from "../main.ts";
import { pageOf } from "../manual/page.ts";
import { knownVariables, unknownVariables } from "./variables.ts";

type Command = Awaited<ReturnType<typeof createProgram>>;

const variablesOf = (command: Command): string[] => [
  ...Object.keys(pageOf(command).environment ?? {}),
  ...command.commands.flatMap(variablesOf),
];
const namesIn = (text: string) => text.match(/SHIMING_[A-Z_]+/g) ?? [];

it("every variable that a command's help or the SDK names is known", async () => {
  const sdk = new URL("../../../../packages/sdk/src/options/environment.ts", import.meta.url);
  const named = [...variablesOf(await createProgram()), ...namesIn(readFileSync(sdk, "utf8"))];
  expect(named).toEqual(expect.arrayContaining(["SHIMING_BASE_URL", "SHIMING_APPID", "SHIMING_KEYS"]));
  expect(named.filter((name) => name.startsWith("SHIMING_") && !knownVariables.includes(name))).toEqual([]);
});

it("another one is told with the one that was probably meant, in both languages", () => {
  const environment = {
    SHIMING_DTA: "data",
    SHIMING_DATA: "data",
    OTHER: "",
    SHIMING_QUITE_ANOTHER_THING: "",
  };
  expect(unknownVariables(environment)).toEqual([
    {
      en: "There is no setting SHIMING_DTA; did you mean SHIMING_DATA?",
      zh: "没有名为 SHIMING_DTA 的配置，是否想写 SHIMING_DATA？",
    },
    {
      en: 'There is no setting SHIMING_QUITE_ANOTHER_THING; "shiming serve --help" lists them.',
      zh: "没有名为 SHIMING_QUITE_ANOTHER_THING 的配置；shiming serve --help 列出了全部配置。",
    },
  ]);
});
