import { existsSync } from "node:fs";
import { join } from "node:path";
import type { OpenedApp } from "@shiming/phone";
import { isSqliteDirectoryInUse } from "@shiming/store";
import { commandLineActor } from "../administration/actor.ts";
import { askRunningServer } from "../administration/control-channel.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { printLinks } from "../sandbox/links.ts";
import { type MiniProgramFolder, parseAppid, readMiniProgram, withAppid } from "../sandbox/mini-program.ts";
import { originOf } from "../sandbox/origins.ts";
import { readSandboxFile } from "../sandbox/sandbox-file.ts";
import { runUntilSignal } from "../server/until-signal.ts";
import { DEFAULT_DATA, parsePort } from "./options.ts";

interface PhoneOptions {
  readonly app?: string;
  readonly data: string;
  readonly port: number;
}

export function addPhoneCommand(program: Command): void {
  const command = program
    .command("phone")
    .description("open a mini program on the phone of the sandbox, and again whenever it is saved")
    .argument("<dir>", "folder of the mini program")
    .option("--app <appid>", "which of the sandbox's mini programs it is to the platform", parseAppid)
    .option("--data <dir>", "folder of the sandbox", DEFAULT_DATA)
    .option("--port <port>", "port of a sandbox that has to be started; 0 for any free one", parsePort, 8080)
    .action(async (path: string, options: PhoneOptions) => {
      const program = readMiniProgram(path);
      if (isRunning(options.data)) await openOnRunning(program, options);
      else await startWith(program, options);
    });
  manual(command, {
    about: [
      "Where no sandbox runs on the data, one is started, and goes on until it is stopped.",
      "Without --app the mini program has the appid of its project.config.json if the sandbox knows that, else the appid of " +
        "the sandbox's first one.",
    ],
    examples: [
      ["One of your own, on the sandbox that runs", "shiming phone ./my-mini-program"],
      ["What one without access is told", "shiming phone ./my-mini-program --app wx2b3c4d5e6f708192"],
    ],
    failure: "the mini program does not compile; standard error says where",
  });
}

function isRunning(dataDir: string): boolean {
  return existsSync(join(dataDir, "shiming.db")) && isSqliteDirectoryInUse(dataDir);
}

async function openOnRunning(program: MiniProgramFolder, { app, data }: PhoneOptions): Promise<void> {
  const sandbox = readSandboxFile(data);
  const input = withAppid(program, app, sandbox);
  const call = { operation: "phone.open", input, actor: commandLineActor() };
  const opened = (await askRunningServer(data, call)).result as OpenedApp;
  console.log(linkOf(opened, sandbox.base_url));
  if (tellProblems(opened)) process.exitCode = 1;
}

/** Stays: whoever has errors in it mends them and saves. */
async function startWith(program: MiniProgramFolder, { app, data, port }: PhoneOptions): Promise<void> {
  const { startSandbox } = await import("../sandbox/start.ts");
  const otherPort = "name its folder with --data if a sandbox has it, or choose another with --port";
  const sandbox = await startSandbox({ port, data, otherPort });
  const opened = await sandbox.open(withAppid(program, app, readSandboxFile(data)));
  await runUntilSignal(sandbox, () => {
    tellProblems(opened);
    printLinks({ data }, sandbox.url, linkOf(opened, sandbox.url));
  });
}

function linkOf({ id }: OpenedApp, baseUrl: string): string {
  return `${originOf("phone", baseUrl)}/#app=${id}`;
}

/** One a line, as compilers do. @returns whether any is an error */
function tellProblems({ problems }: OpenedApp): boolean {
  for (const { file, line, column, severity, message } of problems) {
    console.error(
      `${[file, line, column].filter((part) => part !== undefined).join(":")}: ${severity}: ${message}`,
    );
  }
  return problems.some(({ severity }) => severity === "error");
}
