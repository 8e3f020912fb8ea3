import { messageIn, type OpenedApp } from "@shiming/phone";
import { commandLineActor } from "../administration/actor.ts";
import { askRunningServer } from "../administration/control-client.ts";
import type { Language, Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { chooseRunning, placeForNew } from "../sandbox/choose.ts";
import { printLinks } from "../sandbox/links.ts";
import { type MiniProgramFolder, parseAppid, readMiniProgram, withAppid } from "../sandbox/mini-program.ts";
import { originOf } from "../sandbox/origins.ts";
import { isSandboxRunning, noteRunning } from "../sandbox/running.ts";
import { readSandboxFile, readStartedSandbox } from "../sandbox/sandbox-file.ts";
import { runUntilSignal } from "../server/until-signal.ts";
import { parsePort } from "./options.ts";

interface PhoneOptions extends Spoken {
  readonly app?: string;
  readonly data?: string;
  readonly port: number;
}

export function addPhoneCommand(program: Command): void {
  const command = program
    .command("phone")
    .description({
      en: "open a mini program on the phone of the sandbox, and again whenever it is saved",
      zh: "在沙箱的手机上打开小程序，保存后自动重新打开",
    })
    .argument("<dir>", { en: "folder of the mini program", zh: "小程序的文件夹" })
    .option(
      "--app <appid>",
      {
        en: "which of the sandbox's mini programs it is to the platform",
        zh: "在平台看来是沙箱中的哪个小程序",
      },
      parseAppid,
    )
    .option("--data <dir>", {
      en: "folder of the sandbox (default: the running one)",
      zh: "沙箱的文件夹（默认：正在运行的那个）",
    })
    .option(
      "--port <port>",
      {
        en: "port of a sandbox that has to be started; 0 for any free one",
        zh: "需要启动沙箱时用的端口；0 表示任一空闲端口",
      },
      parsePort,
      8080,
    )
    .action(async (path: string, options: PhoneOptions) => {
      const program = readMiniProgram(path);
      const data = options.data ?? chooseRunning(options.language);
      if (data !== undefined && isSandboxRunning(data)) await openOnRunning(program, data, options);
      else await startWith(program, data ?? (await placeForNew(options.language)), options);
    });
  manual(command, {
    about: [
      {
        en:
          "Without --data it uses the running sandbox, in whatever folder, and says which one. If none is running, it starts one in the " +
          "checkout's own folder; anywhere else it asks first, or needs --data.",
        zh: "不加 --data 时使用正在运行的沙箱（不论在哪个文件夹），并说明是哪一个。没有沙箱在运行时，在源码目录下直接启动一个；在别处会先询问，或需要 --data。",
      },
      {
        en:
          "Without --app the mini program has the appid of its project.config.json if the sandbox knows that, else the appid of " +
          "the sandbox's first one.",
        zh: "不加 --app 时，如果沙箱认识 project.config.json 中的 appid 就用它，否则用沙箱中第一个小程序的 appid。",
      },
    ],
    examples: [
      [
        { en: "One of your own, on the sandbox that runs", zh: "在运行中的沙箱上打开自己的小程序" },
        "shiming phone ./my-mini-program",
      ],
      [
        { en: "What one without access is told", zh: "没有权限的小程序会得到什么" },
        "shiming phone ./my-mini-program --app wx2b3c4d5e6f708192",
      ],
    ],
    failure: {
      en: "the mini program does not compile; standard error says where",
      zh: "小程序编译不通过；标准错误说明位置",
    },
  });
}

async function openOnRunning(
  program: MiniProgramFolder,
  data: string,
  { app, language }: PhoneOptions,
): Promise<void> {
  const sandbox = readStartedSandbox(data);
  const input = withAppid(program, app, sandbox);
  const call = { operation: "phone.open", input, user: commandLineActor().user };
  const opened = (await askRunningServer(data, call)).result as OpenedApp;
  console.log(linkOf(opened, sandbox.base_url));
  if (tellProblems(opened, language)) process.exitCode = 1;
}

/** Stays: whoever has errors in it mends them and saves. */
async function startWith(
  program: MiniProgramFolder,
  data: string,
  { app, port, language }: PhoneOptions,
): Promise<void> {
  const { startSandbox } = await import("../sandbox/start.ts");
  const otherPort = {
    en: "name its folder with --data if a sandbox has it, or choose another with --port",
    zh: "如被沙箱占用，请用 --data 指明其文件夹，或用 --port 另选",
  };
  const sandbox = await startSandbox({ port, data, otherPort });
  const opened = await sandbox.open(withAppid(program, app, readSandboxFile(data)));
  const forget = noteRunning(data);
  await runUntilSignal(sandbox, () => {
    tellProblems(opened, language);
    printLinks({ data }, sandbox.url, language, linkOf(opened, sandbox.url));
  });
  forget();
}

function linkOf({ id }: OpenedApp, baseUrl: string): string {
  return `${originOf("phone", baseUrl)}/#app=${id}`;
}

const SEVERITIES = {
  en: { error: "error", warning: "warning" },
  zh: { error: "错误", warning: "警告" },
} as const;

/** One a line, as compilers do. @returns whether any is an error */
function tellProblems({ problems }: OpenedApp, language: Language): boolean {
  for (const problem of problems) {
    const { file, line, column, severity } = problem;
    const place = [file, line, column].filter((part) => part !== undefined).join(":");
    console.error(`${place}: ${SEVERITIES[language][severity]}: ${messageIn(problem, language)}`);
  }
  return problems.some(({ severity }) => severity === "error");
}
